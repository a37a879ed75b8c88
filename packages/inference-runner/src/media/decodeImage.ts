import { imageFormat, type ImageFormat } from '@taskmesh/tasks/media'
import sharp, { type Metadata, type Sharp, type SharpInput } from 'sharp'
import type { DecodedImage } from '../engine/decodedImage.ts'
import { MediaError } from '../errors.ts'
import { publicReasonOf } from '../publicReasonOf.ts'
import { bmpPixels, BmpFault, decodeBmp } from './decodeBmp.ts'
import { inSlices } from './inSlices.ts'
import { opaqueGif } from './opaqueGif.ts'

/** Most pixels that an image may have: 50 million, for example 8,000 by 6,250. */
const MAX_IMAGE_PIXELS = 50_000_000

const SECONDS = 15

/** The formats that are decoded, known by their first bytes. Only these reach a decoder. */
const FORMATS = 'JPEG, PNG, GIF, WebP, AVIF, TIFF, BMP'

function describeFailure(format: string, error: unknown): string {
  const [reason = ''] = publicReasonOf(error).split('\n')
  if (/pixel limit/i.test(reason)) {
    return `expected an image of at most ${MAX_IMAGE_PIXELS} pixels, got a larger ${format}`
  }
  return `expected a whole image, got a ${format} that cannot be decoded (${reason.slice(0, 200)})`
}

/** The brands of HEIF files whose images are coded with HEVC, in the box that such a file begins with. */
const HEIC = /^ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)/

function describeContent(bytes: Uint8Array): string {
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 200)).trimStart()
  if (/^(<\?xml|<!--|<svg)/i.test(start)) return 'SVG or other XML'
  if (/^<!doctype html|^<html/i.test(start)) return 'a web page'
  if (HEIC.test(new TextDecoder('latin1').decode(bytes.subarray(4, 12)))) {
    return 'HEIC, which has to be converted first, for example to JPEG'
  }
  return `${bytes.length} bytes of another kind`
}

interface RawPixels {
  data: Uint8Array | Uint16Array
  width: number
  height: number
  channels: number
}

/** Colours of print become those of a screen as Pillow converts them, without a profile: (255 - k) - c (255 - k) / 255. */
async function fromCmyk({ data, width, height, channels }: RawPixels): Promise<DecodedImage> {
  const rgb = new Uint8Array(width * height * 3)
  await inSlices(height, width, (from, to) => {
    for (let pixel = from * width; pixel < to * width; pixel += 1) {
      const light = 255 - (data[pixel * channels + 3] ?? 0)
      for (let channel = 0; channel < 3; channel += 1) {
        const product = (data[pixel * channels + channel] ?? 0) * light + 128
        rgb[pixel * 3 + channel] = light - ((product + (product >> 8)) >> 8)
      }
    }
  })
  return { width, height, channels: 3, data: rgb }
}

/** Grey becomes three equal channels; what is above 255 in 16 bits becomes 255, as in Pillow. */
async function fromGrey({ data, width, height, channels }: RawPixels): Promise<DecodedImage> {
  const rgb = new Uint8Array(width * height * 3)
  await inSlices(height, width, (from, to) => {
    for (let pixel = from * width; pixel < to * width; pixel += 1) {
      const value = Math.min(255, data[pixel * channels] ?? 0)
      rgb[pixel * 3] = value
      rgb[pixel * 3 + 1] = value
      rgb[pixel * 3 + 2] = value
    }
  })
  return { width, height, channels: 3, data: rgb }
}

async function rawPixels(image: Sharp, depth: 'uchar' | 'ushort'): Promise<RawPixels> {
  const { data, info } = await image
    .raw({ depth })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const isWide = depth === 'ushort'
  const pixels = isWide
    ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return { data: pixels, width, height, channels }
}

function open(bytes: SharpInput): Sharp {
  // Pillow converts without the colour profile of the file.
  const options = { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error', ignoreIcc: true } as const
  return sharp(bytes, options).autoOrient()
}

async function decodeGif(bytes: Uint8Array): Promise<DecodedImage> {
  const { bytes: frame, width, height, margin, fill } = opaqueGif(bytes)
  const { left, top, right, bottom } = margin
  if ((left + width + right) * (top + height + bottom) > MAX_IMAGE_PIXELS) {
    throw new MediaError('', 'the canvas is over the pixel limit')
  }
  const image = open(frame).extend({ ...margin, background: fill })
  return asRgb(await rawPixels(image.toColourspace('srgb').removeAlpha(), 'uchar'))
}

/** What the kind of an image needs of JavaScript: its inks, or its grey of 16 bits, are converted by hand. */
function isConverted({ space, channels = 3 }: Metadata): 'inks' | 'grey' | undefined {
  if (space === 'cmyk') return 'inks'
  return space === 'grey16' && channels === 1 ? 'grey' : undefined
}

/** So many pixels are converted sooner than a worker thread has them. */
const FEW_PIXELS = 256 * 256

/**
 * Whether the pixels of an image are worked on in JavaScript, so many of them that it should happen in a worker
 * thread: bitmaps, CMYK and grey of 16 bits. All others are decoded in the threads of libvips. Only
 * the header is read; what cannot be read is left to {@link decodeImage}, which says why.
 */
export async function needsWorker(bytes: Uint8Array): Promise<boolean> {
  const format = imageFormat(bytes)
  if (format === undefined) return false
  if (format === 'BMP') return bmpPixels(bytes) > FEW_PIXELS
  try {
    const metadata = await open(bytes).metadata()
    return isConverted(metadata) !== undefined && metadata.width * metadata.height > FEW_PIXELS
  } catch {
    return false
  }
}

async function decodeBySharp(bytes: Uint8Array, format: ImageFormat): Promise<DecodedImage> {
  if (format === 'GIF') return decodeGif(bytes)
  const image = open(bytes)
  const conversion = isConverted(await image.metadata())
  if (conversion === 'inks') {
    const inks = image.pipelineColourspace('cmyk').toColourspace('cmyk')
    return fromCmyk(await rawPixels(inks, 'uchar'))
  }
  if (conversion === 'grey') {
    return fromGrey(await rawPixels(image.toColourspace('grey16'), 'ushort'))
  }
  return asRgb(await rawPixels(image.toColourspace('srgb').removeAlpha(), 'uchar'))
}

async function asRgb(pixels: RawPixels): Promise<DecodedImage> {
  const { data, width, height, channels } = pixels
  if (channels !== 3 || !(data instanceof Uint8Array)) return fromGrey(pixels)
  return { width, height, channels, data }
}

/**
 * Decodes an image to pixels, of the size that was sent, as Pillow does with
 * `ImageOps.exif_transpose(Image.open(…)).convert('RGB')`: the first frame, upright, without its
 * transparency and its colour profile. The pixels are those of Pillow to the bit; of AVIF, and of rare
 * kinds of TIFF (YCbCr without JPEG), colours differ, in places visibly.
 *
 * libvips works outside the event loop, and what JavaScript does gives it a turn every few milliseconds; large
 * images of the kinds that {@link needsWorker} names are decoded in a worker thread.
 *
 * @param path - where the image was in the request, for messages.
 * @returns red, green and blue from 0 to 255: `width * height * 3` bytes.
 * @throws {@link MediaError} that says what was expected and what came: for what is no image of a known
 * format, more than 50 million pixels, or not whole.
 *
 * @example
 * ```ts
 * const { width, height, data } = await decodeImage(await readFile('cat.jpg'), 'inputs')
 * ```
 */
export async function decodeImage(bytes: Uint8Array, path: string): Promise<DecodedImage> {
  const format = imageFormat(bytes)
  if (format === undefined) {
    throw new MediaError(path, `expected an image (${FORMATS}), got ${describeContent(bytes)}`)
  }
  if (format === 'BMP') {
    const image = await decodeBmp(bytes, MAX_IMAGE_PIXELS)
    if (!(image instanceof BmpFault)) return image
    throw new MediaError(
      path,
      `expected a whole image of at most ${MAX_IMAGE_PIXELS} pixels, got a BMP ${image.reason}`,
    )
  }
  try {
    return await decodeBySharp(bytes, format)
  } catch (cause) {
    throw new MediaError(path, describeFailure(format, cause), { cause })
  }
}
