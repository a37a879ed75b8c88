import type { DecodedImage } from '../../../engine/decodedImage.ts'
import type { ModelInputs } from '../generation/Decoder.ts'

/** Images as a model that writes about them takes them. */
export interface SeenImages {
  /** What stands in the prompt for each image, in place of one {@link ImageReader.token}. */
  words: string[]
  /** What the vision encoder takes. */
  inputs: ModelInputs
}

/** Turns images into what a model sees, and says where in a prompt they stand. */
export interface ImageReader {
  /** What stands for one image in a prompt, such as `<image>`. */
  token: string
  /** {@link token} with what has to stand around it. */
  place: string
  /** Takes the images of one prompt, at least one, in its order. */
  read(images: readonly DecodedImage[]): SeenImages
}
