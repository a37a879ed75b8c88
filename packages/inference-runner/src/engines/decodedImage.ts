import * as z from 'zod/mini'

/** An image as pixels: rows from top to bottom, red, green and blue from 0 to 255. */
export const decodedImage = z.object({
  width: z.int(),
  height: z.int(),
  channels: z.literal(3),
  data: z.instanceof(Uint8Array),
})

/** An image as pixels. */
export type DecodedImage = z.infer<typeof decodedImage>
