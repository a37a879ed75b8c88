import type { DecodedImage } from './decodedImage.ts'

/** A video as pictures, the earliest first. */
export interface DecodedVideo {
  frames: DecodedImage[]
  /** When each frame is shown, in seconds from the start. */
  times: number[]
}
