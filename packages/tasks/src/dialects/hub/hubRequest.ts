import { InvalidRequestError } from '../../errors.ts'
import { checkTaskRequest } from '../../parse/checkTask.ts'
import { isBatch } from '../../parse/isBatch.ts'
import type { Checked } from '../../parse/checked.ts'
import { safely } from '../../parse/safely.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { TASK_SCHEMAS, type BatchOutput, type TaskOutput, type TaskRequest } from '../../schemas.ts'
import { inTurn, unchanged, type Decoded } from '../shared/decoded.ts'
import { mapMedia } from '../shared/mapMedia.ts'
import { toPlain, toUrl } from '../shared/mediaForms.ts'
import { checkSized } from '../shared/checkSized.ts'
import { dialectOf } from './dialectOf.ts'
import { findForm, formOf } from './formOf.ts'
import { argumentsOf } from './hubArguments.ts'
import { readBody, splitBody } from './hubBody.ts'
import { readHubClient } from './hubClient.ts'
import type { AnswerFacts, HubAnswerForm } from './hubForm.ts'
import { encodeAnswer } from './hubOutput.ts'
import { decodeParameters, dropNullParameters } from './hubParameters.ts'

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

function decodeBody(task: TaskId, { name }: HubAnswerForm, wire: unknown): Decoded {
  const dialect = dialectOf(task)
  return inTurn(
    findForm(task, name)?.decodeBody ?? dialect.decodeBody ?? unchanged,
    (body) => splitBody(task, body, dialect.inputNames),
    dropNullParameters(task),
    dialect.decodeRequest ?? unchanged,
    dropNullParameters(task),
    decodeParameters(task),
  )(wire)
}

/** A call that came, and how its answer has to look. */
export interface HubCall<Id extends TaskId = TaskId> {
  readonly request: TaskRequest<Id>
  /** Plain data, which `encodeHubOutput` takes as well when the call is answered elsewhere. */
  readonly form: HubAnswerForm
  /** Writes the output of the call, or the outputs of a batch, in the form in which the call came. */
  encodeOutput(output: TaskOutput<Id> | BatchOutput<Id>, facts?: AnswerFacts): unknown
}

/** What is known of a call besides its body. */
export interface HubCallOptions {
  /** The header `User-Agent`. Two libraries want a few answers in different forms. */
  userAgent?: string | undefined
}

interface ReadCall<Id extends TaskId> {
  request: TaskRequest<Id>
  form: HubAnswerForm
}

function checkCall<Id extends TaskId>(
  task: Id,
  body: unknown,
  { userAgent }: HubCallOptions,
): Checked<ReadCall<Id>> {
  const wire = readBody(task, body)
  return checkSized(wire, () => {
    const form = formOf(task, wire, readHubClient(userAgent))
    const { value, toWire } = decodeBody(task, form, wire)
    const checked = checkTaskRequest(task, value, toWire)
    return checked.success
      ? { success: true, data: { request: checked.data, form } }
      : { success: false, issues: checked.issues }
  })
}

/**
 * Reads a body that the Hugging Face API would take, in any of the forms of {@link decodeHubRequest},
 * and tells how the answer has to look: a client that asks with a `prompt` reads choices, one that asks
 * with `inputs` the API's own answer.
 *
 * @throws {@link InvalidRequestError} whose paths are those of the body that came, such as `query`
 * or `max_tokens`; {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * const call = readHubRequest('text-generation', { prompt: 'Once', max_tokens: 5 })
 * call.form.name // 'completion'
 * call.encodeOutput([{ generated_text: ' upon a time' }], { model: 'me/story' })
 * // { object: 'text_completion', model: 'me/story', choices: [{ index: 0, text: ' upon a time', … }], … }
 * ```
 */
export function readHubRequest<Id extends TaskId>(
  task: Id,
  body: unknown,
  options: HubCallOptions = {},
): HubCall<Id> {
  const id = findTaskId(task)
  const checked = safely(() => checkCall(task, body, options))
  if (!checked.success) throw new InvalidRequestError(id, checked.issues)
  const { request, form } = checked.data
  return {
    request,
    form,
    encodeOutput: (output, facts) => encodeAnswer(id, output, request.inputs, form, facts),
  }
}

/**
 * Reads a body that the Hugging Face API would take: `{ inputs, parameters? }`, the inputs alone,
 * inputs or parameters spread over the body (where two say different things, what lies in the body
 * itself wins), the bytes of JSON, of a text or of one image, sound or video; for chats, completions,
 * embeddings and images also what OpenAI's calls take; the instances of Vertex AI.
 *
 * What is null was not given, except where a schema has a meaning for null: `top_k` of classifiers.
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
  return readHubRequest(task, body).request
}
