import { RawImage } from '@huggingface/transformers'
import { BrowserDataError } from '../errors.ts'
import { first } from './values.ts'

/** The picture of an output, as a file. */
export async function png(value: unknown): Promise<Blob> {
  const image = first(value)
  if (!(image instanceof RawImage)) throw new BrowserDataError('The model gave no picture.')
  const blob: unknown = await image.toBlob('image/png')
  if (!(blob instanceof Blob)) throw new BrowserDataError('The picture could not be written.')
  return blob
}
