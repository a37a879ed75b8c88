import { InvalidOutputError, InvalidRequestError } from '../../errors.ts'
import { excessIssue } from '../../parse/issues.ts'
import { isBatch } from '../../parse/isBatch.ts'
import { measure } from '../../parse/measure.ts'
import { checkTaskOutput, checkTaskRequest } from '../../parse/checkTask.ts'
import { safely, type Checked } from '../../parse/parseWith.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../schema/mediaPaths.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs, type TaskRequest } from '../../schemas.ts'
import { inTurn, unchanged, type Decoded } from '../shared/decoded.ts'
import { dialectOf } from './dialectOf.ts'
import { argumentsOf } from './hubArguments.ts'
import { dropNullParameters, readBody, splitBody } from './hubBody.ts'
import { onEach } from '../shared/onParts.ts'
import { readOutput } from './hubReadings.ts'
import { mapMedia } from '../shared/mapMedia.ts'
import { toPlain, toUrl } from '../shared/mediaForms.ts'

function encodeMedia(task: TaskId, { inputs, parameters }: TaskRequest): Record<string, unknown> {
  const schema = TASK_SCHEMAS[task]
  const change = dialectOf(task).media === 'dataUrl' ? toUrl : toPlain
  const places = mediaPaths(schema.inputs)
  const encoded = isBatch(task, inputs)
    ? inputs.map((input) => mapMedia(input, places, change))
    : mapMedia(inputs, places, change)
  return parameters === undefined
    ? { inputs: encoded }
    : {
        inputs: encoded,
        parameters: mapMedia(parameters, mediaPaths(schema.parameters), change),
      }
}

/**
 * Writes a request as the body that the Hugging Face API takes.
 *
 * Bytes become base64, and so do `data:` URLs, since the API's servers do not know them. A Blob can
 * only be read in time: alone and without parameters it is the whole body, as are bytes; elsewhere
 * give bytes.
 *
 * @returns what `JSON.stringify` may take, or a `Uint8Array` or `Blob` that is the body itself.
 *
 * @example
 * ```ts
 * encodeHubRequest('translation', { inputs: 'Hello' }) // { inputs: 'Hello' }
 * ```
 */
export function encodeHubRequest<Id extends TaskId>(task: Id, request: TaskRequest<Id>): unknown {
  const { inputs, parameters } = request
  const isRaw = inputs instanceof Uint8Array || inputs instanceof Blob
  if (isRaw && Object.keys(parameters ?? {}).length === 0) return inputs
  const body = encodeMedia(task, request)
  return dialectOf(task).encodeRequest?.(body) ?? body
}

/**
 * Writes a request as the arguments that the methods of `InferenceClient` in `@huggingface/inference`
 * take. Media that they want as Blobs are left as they are for the caller to replace.
 *
 * @example
 * ```ts
 * encodeHubArguments('translation', { inputs: 'Hello', parameters: { tgt_lang: 'fr' } })
 * // { inputs: 'Hello', parameters: { tgt_lang: 'fr' } }
 * ```
 */
export function encodeHubArguments<Id extends TaskId>(task: Id, request: TaskRequest<Id>): unknown {
  return argumentsOf(task, request)
}

function decodeBody(task: TaskId, wire: unknown): Decoded {
  const dialect = dialectOf(task)
  return inTurn(
    dialect.decodeBody ?? unchanged,
    (body) => splitBody(task, body),
    dialect.decodeRequest ?? unchanged,
    dropNullParameters(task),
  )(wire)
}

/** Runs a check on a value that is not too big for it. */
function checkSized<Value>(value: unknown, run: () => Checked<Value>): Checked<Value> {
  const { excess } = measure(value)
  return excess ? { success: false, issues: [excessIssue(excess)] } : run()
}

/**
 * Reads a body that the Hugging Face API would take: `{ inputs, parameters? }`, the inputs alone,
 * inputs or parameters spread over the body, the bytes of JSON, of a text or of one image, sound or
 * video; for chats and completions also what `/v1/chat/completions` and `/v1/completions` take.
 *
 * @throws {@link InvalidRequestError} whose paths are those of the body that came, such as `query`
 * or `max_tokens`; {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * decodeHubRequest('zero-shot-classification', {
 *   inputs: 'The new phone has a great camera.',
 *   parameters: { candidate_labels: 'technology, sports' },
 * }).parameters.candidate_labels // ['technology', 'sports']
 * ```
 */
export function decodeHubRequest<Id extends TaskId>(task: Id, body: unknown): TaskRequest<Id> {
  const id = findTaskId(task)
  const checked = safely(() => {
    const wire = readBody(id, body)
    return checkSized(wire, () => {
      const { value, toWire } = decodeBody(id, wire)
      return checkTaskRequest(task, value, toWire)
    })
  })
  if (!checked.success) throw new InvalidRequestError(id, checked.issues)
  return checked.data
}

/**
 * Writes an output as the Hugging Face API answers, so that `@huggingface/inference` takes it.
 *
 * @returns what `JSON.stringify` may take, or a `Blob` for a task that answers with a file. A file
 * that is only a URL comes as `{ output: [url] }`.
 *
 * @example
 * ```ts
 * encodeHubOutput('translation', { translation_text: 'Bonjour' }, 'Hello')
 * // [{ translation_text: 'Bonjour' }]
 * ```
 */
export function encodeHubOutput<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  output: OutputFor<Id, Inputs>,
  inputs: Inputs,
): unknown {
  const { encodeOutput, encodeAnswer, answersInList } = dialectOf(task)
  const places = mediaPaths(TASK_SCHEMAS[task].output)
  const encode = (one: unknown) => {
    const plain = mapMedia(one, places, toPlain)
    return encodeOutput ? encodeOutput(plain) : plain
  }
  if (isBatch(task, inputs) && Array.isArray(output)) return output.map(encode)
  if (encodeAnswer) return encodeAnswer(output)
  return answersInList ? [encode(output)] : encode(output)
}

function decodeAnswer(task: TaskId, wire: unknown, inputs: unknown): Decoded {
  const dialect = dialectOf(task)
  if (!isBatch(task, inputs)) return readOutput(task, dialect, wire, true)
  const hasOneForEach = Array.isArray(wire) && wire.length === inputs.length
  return hasOneForEach
    ? onEach((one) => readOutput(task, dialect, one, false))(wire)
    : unchanged(wire)
}

/**
 * Reads an answer of the Hugging Face API in any of the forms that its servers send: an object or a
 * list of one, a list or a list of lists, labels and scores apart, chat messages and completions,
 * the bytes of a file.
 *
 * @throws {@link InvalidOutputError} when no form fits the task's output schema. Its paths are those
 * of the answer that came.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * decodeHubOutput('translation', [{ translation_text: 'Bonjour' }], 'Hello')
 * // { translation_text: 'Bonjour' }
 * ```
 */
export function decodeHubOutput<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  wire: unknown,
  inputs: Inputs,
): OutputFor<Id, Inputs> {
  const id = findTaskId(task)
  const checked = safely(() =>
    checkSized(wire, () => {
      const { value, toWire } = decodeAnswer(id, wire, inputs)
      return checkTaskOutput(task, value, inputs, toWire)
    }),
  )
  if (!checked.success) throw new InvalidOutputError(id, checked.issues, wire)
  return checked.data
}
