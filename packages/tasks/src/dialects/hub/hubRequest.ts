import { InvalidRequestError } from '../../errors.ts'
import { checkTaskRequest } from '../../parse/checkTask.ts'
import { isBatch } from '../../parse/isBatch.ts'
import { safely } from '../../parse/safely.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { TASK_SCHEMAS, type TaskRequest } from '../../schemas.ts'
import { inTurn, unchanged, type Decoded } from '../shared/decoded.ts'
import { mapMedia } from '../shared/mapMedia.ts'
import { toPlain, toUrl } from '../shared/mediaForms.ts'
import { checkSized } from './checkSized.ts'
import { dialectOf } from './dialectOf.ts'
import { argumentsOf } from './hubArguments.ts'
import { dropNullParameters, readBody, splitBody } from './hubBody.ts'

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
