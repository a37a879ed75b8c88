import { RawImage } from '@huggingface/transformers'
import { readMedia } from './readMedia.ts'

/** Decodes a picture: a Blob, bytes, a URL or base64; of 64 MiB at most. */
export async function readImage(media: unknown): Promise<RawImage> {
  return RawImage.fromBlob(await readMedia(media, 'picture'))
}
