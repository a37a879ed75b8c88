import { InvalidRequestError } from '../../errors.ts'
import { toChecked } from '../../parse/checked.ts'
import { onWire } from '../../parse/onWire.ts'
import { safely } from '../../parse/safely.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'
import { checkSized } from '../shared/checkSized.ts'
import { mapMedia } from '../shared/mapMedia.ts'
import { toUrl } from '../shared/mediaForms.ts'
import { OPEN_AI_DIALECTS, type OpenAiRequest, type OpenAiTaskId } from './openAiDialects.ts'

/** What an OpenAI body says beside the call. */
export interface OpenAiCallOptions {
  /** The model to ask, which OpenAI demands and servers of one model do not. */
  model?: string | undefined
}

/**
 * Writes a request as the body of OpenAI's route for the task: `/v1/chat/completions` for
 * `chat-completion`, `/v1/completions` for `text-generation`. Bytes become `data:` URLs; a sound that
 * is there becomes OpenAI's `input_audio`, and one that is only a URL stays vLLM's `audio_url`.
 *
 * @returns what `JSON.stringify` may take. A Blob can only be read in time: give bytes.
 *
 * @example
 * ```ts
 * const inputs = { messages: [{ role: 'user' as const, content: 'Hi' }] }
 * encodeOpenAiRequest('chat-completion', { inputs }, { model: 'me/model' })
 * // { model: 'me/model', messages: [{ role: 'user', content: 'Hi' }] }
 * ```
 */
export function encodeOpenAiRequest<Id extends OpenAiTaskId>(
  task: Id,
  { inputs, parameters }: OpenAiRequest<Id>,
  { model }: OpenAiCallOptions = {},
): Record<string, unknown> {
  const { schema, writeRequest } = OPEN_AI_DIALECTS[task]
  const plain = mapMedia(inputs, mediaPaths(schema.inputs), toUrl)
  return {
    ...(model === undefined ? {} : { model }),
    ...writeRequest({ inputs: plain, ...(parameters === undefined ? {} : { parameters }) }),
  }
}

/**
 * Reads a body of OpenAI's route for the task, as its clients and those of the servers that follow it
 * write it: null for what was not given, `developer`, `functions`, `max_completion_tokens`, ids that
 * are missing, URLs without an object around them, and so on. How to serve the call (`model`) is left
 * out, but for `stream`.
 *
 * @throws {@link InvalidRequestError} whose paths are those of the body that came, such as
 * `messages[0].role` or `max_completion_tokens`.
 *
 * @example
 * ```ts
 * decodeOpenAiRequest('chat-completion', {
 *   model: 'me/model',
 *   messages: [{ role: 'developer', content: 'Be brief.' }, { role: 'user', content: 'Hi' }],
 *   max_completion_tokens: 5,
 * }).inputs.messages[0]?.role // 'system'
 * ```
 */
export function decodeOpenAiRequest<Id extends OpenAiTaskId>(
  task: Id,
  body: unknown,
): OpenAiRequest<Id> {
  const { schema, readRequest } = OPEN_AI_DIALECTS[task]
  const checked = safely(() =>
    checkSized(body, () => {
      const { value, toWire } = readRequest(body)
      return toChecked(onWire(schema.inspect(value), toWire))
    }),
  )
  if (!checked.success) throw new InvalidRequestError(task, checked.issues)
  // The schema is that of the task, which the compiler cannot follow for an open Id.
  return checked.data as OpenAiRequest<Id>
}
