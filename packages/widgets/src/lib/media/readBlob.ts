import { MAX_MEDIA_BYTES } from '@taskmesh/tasks'
import { decodeMedia } from '@taskmesh/tasks/media'
import type { MediaValue } from './MediaPreview.svelte.ts'

/** Reads a body to its end, or until it has more bytes than media may have. */
async function readBody(response: Response): Promise<Blob | undefined> {
  if (!response.ok || response.body === null) return undefined
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) return new Blob(parts, { type: response.headers.get('content-type') ?? '' })
    parts.push(value)
    size += value.length
    if (size <= MAX_MEDIA_BYTES) continue
    await reader.cancel()
    return undefined
  }
}

async function fetchBlob(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  try {
    const options = { signal, credentials: 'omit', referrerPolicy: 'no-referrer' } as const
    return await readBody(await fetch(url, options))
  } catch {
    return undefined
  }
}

/**
 * The bytes of a piece of media, of at most 20 MiB. A page may show what it may not read: for an address
 * of another site that does not allow it, there are none.
 *
 * @returns `undefined` when they cannot be read, and when there are more.
 *
 * @example
 * ```ts
 * await readBlob('data:audio/wav;base64,UklGRg==', signal) // Blob of 4 bytes
 * ```
 */
export async function readBlob(value: MediaValue, signal: AbortSignal): Promise<Blob | undefined> {
  if (value instanceof Blob) return value.size > MAX_MEDIA_BYTES ? undefined : value
  if (typeof value !== 'string')
    return value.length > MAX_MEDIA_BYTES ? undefined : new Blob([value.slice()])
  const text = value.trim()
  if (/^(https?|blob):/i.test(text)) return await fetchBlob(text, signal)
  const media = decodeMedia(text)
  return (
    media && new Blob([media.bytes], media.mimeType === undefined ? {} : { type: media.mimeType })
  )
}
