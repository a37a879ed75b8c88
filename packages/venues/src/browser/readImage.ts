import { RawImage } from '@huggingface/transformers'

const MAX_BYTES = 64 * 1024 * 1024

async function blobOf(media: unknown): Promise<Blob> {
  if (media instanceof Blob) return media
  if (media instanceof Uint8Array) return new Blob([new Uint8Array(media)])
  if (typeof media !== 'string') throw new Error('The picture is neither bytes nor a URL.')
  const url = /^(?:data|https?):/.test(media) ? media : `data:;base64,${media}`
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The picture could not be fetched: HTTP ${response.status}.`)
  return response.blob()
}

/** Decodes a picture: a Blob, bytes, a URL or base64; of 64 MiB at most. */
export async function readImage(media: unknown): Promise<RawImage> {
  const blob = await blobOf(media)
  if (blob.size > MAX_BYTES) throw new Error(`The picture has more than ${MAX_BYTES} bytes.`)
  return RawImage.fromBlob(blob)
}
