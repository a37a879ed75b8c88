import { imageFormat, type ImageFormat } from '@taskmesh/tasks/media'
import sharp from 'sharp'
import type { DecodedImage } from '../engine/decodedImage.ts'
import { MediaError } from '../errors.ts'
import { publicReasonOf } from '../publicReasonOf.ts'

/** Most pixels that an image may have: 50 million, for example 8,000 by 6,250. */
const MAX_IMAGE_PIXELS = 50_000_000
/** A larger image is made smaller, so that neither side is longer than this many pixels. */
export const MAX_IMAGE_SIDE = 2048

const SECONDS = 15

/** The formats that are decoded, known by their first bytes. Only these reach the decoder. */
const FORMATS: readonly ImageFormat[] = ['JPEG', 'PNG', 'GIF', 'WebP', 'AVIF', 'TIFF']

function describeFailure(format: string, error: unknown): string {
  const [reason = ''] = publicReasonOf(error).split('\n')
  if (/pixel limit/i.test(reason)) {
    return `expected an image of at most ${MAX_IMAGE_PIXELS} pixels, got a larger ${format}`
  }
  return `expected a whole image, got a ${format} that cannot be decoded (${reason.slice(0, 200)})`
}

function describeContent(bytes: Uint8Array): string {
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 200)).trimStart()
  if (/^(<\?xml|<!--|<svg)/i.test(start)) return 'SVG or other XML'
  if (/^<!doctype html|^<html/i.test(start)) return 'a web page'
  return `${bytes.length} bytes of another kind`
}

/**
 * Decodes an image to pixels: the first frame, upright (EXIF), on white where it is transparent, in
 * sRGB. An image with a side above {@link MAX_IMAGE_SIDE} is made smaller.
 *
 * @param path - where the image was in the request, for messages.
 * @throws {@link MediaError} that says what was expected and what came.
 */
export async function decodeImage(bytes: Uint8Array, path: string): Promise<DecodedImage> {
  const format = imageFormat(bytes)
  if (format === undefined || !FORMATS.includes(format)) {
    throw new MediaError(
      path,
      `expected an image (${FORMATS.join(', ')}), got ${describeContent(bytes)}`,
    )
  }
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MAX_IMAGE_PIXELS,
      failOn: 'error',
    })
      .autoOrient()
      .flatten({ background: 'white' })
      .resize({
        width: MAX_IMAGE_SIDE,
        height: MAX_IMAGE_SIDE,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true })
    return toRgb({ data, width: info.width, height: info.height, channels: info.channels })
  } catch (cause) {
    throw new MediaError(path, describeFailure(format, cause), { cause })
  }
}

interface RawPixels {
  data: Uint8Array
  width: number
  height: number
  channels: number
}

function toRgb({ data, width, height, channels }: RawPixels): DecodedImage {
  if (channels === 3) return { width, height, channels, data: new Uint8Array(data) }
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgb.fill(data[pixel * channels] ?? 0, pixel * 3, pixel * 3 + 3)
  }
  return { width, height, channels: 3, data: rgb }
}
