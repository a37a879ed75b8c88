import sharp from 'sharp'
import type { Pixels } from './resizePixels.ts'

/** Encodes pixels of 1 (grey), 3 (red, green, blue) or 4 channels (and alpha) as a PNG, without loss. */
export async function encodePng({ width, height, channels, data }: Pixels): Promise<Uint8Array> {
  const isKnown = channels === 1 || channels === 3 || channels === 4
  const raw = { width, height, channels: isKnown ? channels : 1 } as const
  const image = sharp(data, { raw, limitInputPixels: false })
  const encoded = await (channels === 1 ? image.toColourspace('b-w') : image)
    .png({ compressionLevel: 3 })
    .toBuffer()
  return new Uint8Array(encoded)
}

/** Encodes a grey image, one byte for each pixel. */
export function encodeGrey(
  { width, height }: { width: number; height: number },
  data: Uint8Array,
): Promise<Uint8Array> {
  return encodePng({ width, height, channels: 1, data })
}
