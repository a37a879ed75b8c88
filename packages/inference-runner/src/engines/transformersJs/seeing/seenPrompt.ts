import type { ImageReader, SeenImages } from './ImageReader.ts'
import type { DecodedImage } from '../../../engine/decodedImage.ts'

/** A prompt with what stands in it for each image, and what the vision encoder takes. */
export interface SeenPrompt {
  text: string
  inputs: SeenImages['inputs']
}

const count = (text: string, part: string) => text.split(part).length - 1

/** How often a text has the token of an image. */
export function countImages(text: string, { token }: ImageReader): number {
  return count(text, token)
}

/** Whether what has to stand around the tokens of images stands around each. */
export function hasWholePlaces(text: string, { token, place }: ImageReader): boolean {
  return count(text, place) === count(text, token)
}

/** Puts images into a prompt, in the places of their tokens, of which there are as many. */
export function seenPrompt(
  prompt: string,
  images: readonly DecodedImage[],
  reader: ImageReader,
): SeenPrompt {
  if (images.length === 0) return { text: prompt, inputs: {} }
  const { words, inputs } = reader.read(images)
  const [first = '', ...rest] = prompt.split(reader.token)
  return { text: first + rest.map((part, at) => (words[at] ?? '') + part).join(''), inputs }
}
