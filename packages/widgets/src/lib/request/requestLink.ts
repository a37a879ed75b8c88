import type { TaskRef, TaskRequest } from '@taskmesh/tasks'
import { fromBase64, inlineMedia } from '@taskmesh/tasks/media'
import { toBase64Url } from './base64Url.ts'
import { safeParseRequest } from '../task/taskCalls.ts'
import { deflate, inflate } from './deflate.ts'
import { InvalidRequestLinkError, RequestLinkTooLongError } from './errors.ts'

/** Most characters of an encoded request: what browsers, servers and chats leave whole. */
export const MAX_LINK_LENGTH = 16_000

/** A request of more cannot become short enough, so that it is not read as a whole. */
const MAX_BYTES = 1_000_000
const VERSION = '1'

/** A request of any task. */
interface AnyRequest {
  readonly inputs: unknown
  readonly parameters?: object | undefined
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (value instanceof Blob) return value.size
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, part) => sum + sizeOf(part), 0)
}

/**
 * Writes a request as a text that an address takes as it is, for a permalink. Media that are given by
 * their addresses stay addresses; small media in memory are written into the text.
 *
 * @returns at most {@link MAX_LINK_LENGTH} characters of A–Z, a–z, 0–9, `-` and `_`.
 * @throws {@link RequestLinkTooLongError} when it would be longer.
 *
 * @example
 * ```ts
 * const text = await encodeRequest({ inputs: 'Hello', parameters: { tgt_lang: 'fr' } })
 * location.hash = `request=${text}`
 * ```
 */
export async function encodeRequest(request: AnyRequest): Promise<string> {
  const size = sizeOf(request)
  if (size > MAX_BYTES) throw new RequestLinkTooLongError(size, MAX_LINK_LENGTH)
  const { inputs, parameters } = await inlineMedia(request)
  const bytes = new TextEncoder().encode(JSON.stringify({ inputs, parameters }))
  const text = VERSION + toBase64Url(await deflate(bytes))
  if (text.length > MAX_LINK_LENGTH) throw new RequestLinkTooLongError(text.length, MAX_LINK_LENGTH)
  return text
}

async function readJson(text: string): Promise<unknown> {
  if (text.length > MAX_LINK_LENGTH) throw new InvalidRequestLinkError('it is too long')
  if (!/^1[\w-]+$/.test(text))
    throw new InvalidRequestLinkError('it is none, or of a later version')
  try {
    const bytes = await inflate(new Uint8Array(fromBase64(text.slice(1)) ?? []), MAX_BYTES)
    if (bytes === undefined) throw new InvalidRequestLinkError('its request is too large')
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof InvalidRequestLinkError) throw error
    throw new InvalidRequestLinkError('a part of it is missing or changed', error)
  }
}

/**
 * Reads what {@link encodeRequest} has written, wherever it comes from.
 *
 * @returns a request that fits the task's schema.
 * @throws {@link InvalidRequestLinkError} when the text is none of a request; `InvalidRequestError` of
 * `@taskmesh/tasks` when the request does not fit the task.
 *
 * @example
 * ```ts
 * const text = await encodeRequest({ inputs: 'Hello' })
 * await decodeRequest('translation', text) // { inputs: 'Hello' }
 * ```
 */
export async function decodeRequest<Task extends TaskRef>(
  task: Task,
  text: string,
): Promise<TaskRequest<Task>> {
  const parsed = safeParseRequest(task, await readJson(text))
  if (!parsed.success) throw parsed.error
  return parsed.data
}
