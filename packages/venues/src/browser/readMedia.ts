import { decodeMedia } from '@taskmesh/tasks/media'
import { BrowserDataError } from './errors.ts'

const MAX_BYTES = 64 * 1024 * 1024

async function blobOf(media: unknown, kind: string): Promise<Blob> {
  if (media instanceof Blob) return media
  if (media instanceof Uint8Array) return new Blob([new Uint8Array(media)])
  if (typeof media !== 'string')
    throw new BrowserDataError(`The ${kind} is neither bytes nor a URL.`)
  if (!/^https?:/.test(media)) {
    // Not fetched: a page may forbid data: URLs.
    const decoded = decodeMedia(media)
    if (decoded === undefined)
      throw new BrowserDataError(`The ${kind} is neither base64 nor a URL.`)
    return new Blob([decoded.bytes])
  }
  const response = await fetch(media).catch(() => {
    throw new BrowserDataError(
      `The ${kind} could not be fetched: its server does not let this page read it, or there is no connection.`,
    )
  })
  if (!response.ok)
    throw new BrowserDataError(`The ${kind} could not be fetched: HTTP ${response.status}.`)
  return response.blob()
}

/**
 * Reads a file: a Blob, bytes, a URL or base64; of 64 MiB at most.
 *
 * @param kind - what messages call it, such as `picture`.
 */
export async function readMedia(media: unknown, kind: string): Promise<Blob> {
  const blob = await blobOf(media, kind)
  if (blob.size > MAX_BYTES)
    throw new BrowserDataError(`The ${kind} has more than ${MAX_BYTES} bytes.`)
  return blob
}
