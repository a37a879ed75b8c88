import { MAX_MEDIA_BYTES } from '@taskmesh/tasks'
import { decodeMedia } from '@taskmesh/tasks/media'
import { TaskmeshError } from '@taskmesh/errors'
import { MediaError } from '../errors.ts'

const FETCH_TIMEOUT_MS = 20_000

export interface ReadMediaOptions {
  /** Hosts that may be fetched from although they are not public, as `host` or `host:port`. */
  allowHosts?: readonly string[] | undefined
  signal?: AbortSignal | undefined
}

async function fetchBytes(url: string, path: string, options: ReadMediaOptions) {
  // Most calls fetch nothing, and what fetches takes as long to import as everything else.
  const { safeFetch } = await import('@taskmesh/content')
  try {
    const { bytes } = await safeFetch(url, {
      ...options,
      maxBytes: MAX_MEDIA_BYTES,
      timeoutMs: FETCH_TIMEOUT_MS,
    })
    return bytes
  } catch (cause) {
    if (!(cause instanceof TaskmeshError)) throw cause
    const { shortMessage, retryable, details } = cause
    throw new MediaError(path, shortMessage, { retryable, details, cause })
  }
}

/** Whether a piece of media is given by the URL of a file. */
export function isMediaUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:/i.test(value)
}

/**
 * Reads the bytes of one piece of media: from memory, from base64, or from its URL.
 *
 * @param path - where it was in the request, for messages.
 * @throws {@link MediaError} when it is not media or cannot be fetched.
 */
export async function readMedia(
  value: unknown,
  path: string,
  options: ReadMediaOptions,
): Promise<Uint8Array> {
  if (value instanceof Uint8Array) return value
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer())
  if (isMediaUrl(value)) return fetchBytes(value, path, options)
  if (typeof value !== 'string') throw new MediaError(path, 'expected media, got something else')
  const media = decodeMedia(value)
  if (media === undefined) throw new MediaError(path, 'expected media, got something else')
  return media.bytes
}
