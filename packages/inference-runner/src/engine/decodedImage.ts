/** An image as pixels: rows from top to bottom, red, green and blue from 0 to 255. */
export interface DecodedImage {
  width: number
  height: number
  channels: 3
  data: Uint8Array
}
