import type { DecodedImage } from '../engine/decodedImage.ts'
import { inSlices } from './inSlices.ts'

/** Why a BMP cannot be decoded, in words that follow "got a BMP …". */
export class BmpFault {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

const HEADER_SIZES = [12, 40, 52, 56, 64, 108, 124]
const RAW = 0
const RLE8 = 1
const RLE4 = 2
const BITFIELDS = 3

/** What the headers of a BMP say. */
interface BmpHeader {
  width: number
  height: number
  /** Whether the first row in the file is the top one. */
  isTopDown: boolean
  bits: number
  compression: number
  /** Three bytes, or four, for each colour: blue, green, red. */
  palette: Uint8Array
  colourBytes: number
  /** Where red, green and blue are in a pixel of 16 or 32 bits. */
  masks: readonly [number, number, number]
  /** Where the pixels begin. */
  start: number
}

const MASKS = {
  16: [0x7c00, 0x3e0, 0x1f],
  24: [0xff0000, 0xff00, 0xff],
  32: [0xff0000, 0xff00, 0xff],
} as const

function masksOf(view: DataView, bits: number, compression: number): BmpHeader['masks'] {
  if (bits !== 16 && bits !== 32) return MASKS[24]
  if (compression !== BITFIELDS) return MASKS[bits]
  const masks = [54, 58, 62].map((at) => view.getUint32(at, true))
  const [red = 0, green = 0, blue = 0] = masks
  return masks.every((mask) => mask === 0) ? MASKS[bits] : [red, green, blue]
}

function readHeader(bytes: Uint8Array, maxPixels: number): BmpHeader | BmpFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 26) return new BmpFault('that ends in its header')
  const size = view.getUint32(14, true)
  if (!HEADER_SIZES.includes(size)) return new BmpFault(`with a header of ${size} bytes`)
  const isCore = size === 12
  if (bytes.length < 14 + size + (size === 40 ? 12 : 0) && !isCore) {
    return new BmpFault('that ends in its header')
  }
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true)
  const signedHeight = isCore ? view.getUint16(20, true) : view.getInt32(22, true)
  const height = Math.abs(signedHeight)
  const bits = view.getUint16(isCore ? 24 : 28, true)
  const compression = isCore ? RAW : view.getUint32(30, true)
  if (width < 1 || height < 1) return new BmpFault(`of ${width} by ${signedHeight} pixels`)
  if (width * height > maxPixels) return new BmpFault(`of ${width} by ${height} pixels`)
  if (![1, 2, 4, 8, 16, 24, 32].includes(bits)) return new BmpFault(`of ${bits} bits a pixel`)
  const isFitting =
    compression === RAW ||
    (compression === RLE8 && bits === 8) ||
    (compression === RLE4 && bits === 4) ||
    (compression === BITFIELDS && bits >= 16)
  if (!isFitting) return new BmpFault(`of ${bits} bits a pixel with compression ${compression}`)

  const colourBytes = isCore ? 3 : 4
  const declared = isCore ? 0 : view.getUint32(46, true)
  const colours = bits > 8 ? 0 : Math.min(declared || 1 << bits, 256)
  const hasMasksAfter = size === 40 && compression === BITFIELDS
  const paletteAt = 14 + size + (hasMasksAfter ? 12 : 0)
  const palette = bytes.subarray(paletteAt, paletteAt + colours * colourBytes)
  const start = view.getUint32(10, true) || paletteAt + palette.length
  return {
    width,
    height,
    isTopDown: signedHeight < 0,
    bits,
    compression,
    palette,
    colourBytes,
    masks: masksOf(view, bits, compression),
    start,
  }
}

/**
 * Unpacks run lengths (RLE4, RLE8) to one palette index a byte; rows as in the file. What the runs leave out
 * has index 0.
 */
function unpackRuns({ width, height, bits, start }: BmpHeader, bytes: Uint8Array): Uint8Array {
  const indices = new Uint8Array(width * height)
  const isRle4 = bits === 4
  const nibble = (byte: number, index: number) =>
    isRle4 ? (index % 2 === 0 ? byte >> 4 : byte & 15) : byte
  let at = start
  let x = 0
  let y = 0
  while (at + 1 < bytes.length && y < height) {
    const count = bytes[at] ?? 0
    const value = bytes[at + 1] ?? 0
    at += 2
    if (count > 0) {
      for (let i = 0; i < count && x < width; i += 1, x += 1) {
        indices[y * width + x] = nibble(value, i)
      }
    } else if (value === 0) {
      x = 0
      y += 1
    } else if (value === 1) {
      break
    } else if (value === 2) {
      x += bytes[at] ?? 0
      y += bytes[at + 1] ?? 0
      at += 2
    } else {
      for (let i = 0; i < value && x < width; i += 1, x += 1) {
        indices[y * width + x] = nibble(bytes[at + (isRle4 ? i >> 1 : i)] ?? 0, i)
      }
      const length = isRle4 ? (value + 1) >> 1 : value
      at += length + (length % 2)
    }
  }
  return indices
}

/** Reads the part of a pixel that a mask covers, as a number from 0 to 255. */
function partReader(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0
  const shift = 31 - Math.clz32(mask & -mask)
  const largest = mask >>> shift
  return (pixel) => Math.floor((((pixel & mask) >>> shift) * 255) / largest)
}

type RowReader = (row: number, target: number) => void

/** Makes what writes one row of the file, as red, green and blue, to a place in an image. */
function rowReader(header: BmpHeader, bytes: Uint8Array, data: Uint8Array): RowReader {
  const { width, bits, compression, palette, colourBytes, masks, start } = header
  const isRuns = compression === RLE8 || compression === RLE4
  const source = isRuns ? unpackRuns(header, bytes) : bytes.subarray(start)
  const stride = isRuns ? width : Math.floor((width * bits + 31) / 32) * 4
  if (bits <= 8) {
    const perByte = isRuns ? 1 : 8 / bits
    const itemBits = isRuns ? 8 : bits
    const mask = (1 << itemBits) - 1
    return (row, target) => {
      for (let x = 0; x < width; x += 1) {
        const byte = source[row * stride + Math.floor(x / perByte)] ?? 0
        const colour = ((byte >> (8 - itemBits * ((x % perByte) + 1))) & mask) * colourBytes
        data[target + 3 * x] = palette[colour + 2] ?? 0
        data[target + 3 * x + 1] = palette[colour + 1] ?? 0
        data[target + 3 * x + 2] = palette[colour] ?? 0
      }
    }
  }
  const bytesPerPixel = bits / 8
  const [red, green, blue] = masks.map(partReader)
  return (row, target) => {
    for (let x = 0; x < width; x += 1) {
      const at = row * stride + x * bytesPerPixel
      let pixel = 0
      for (let i = bytesPerPixel - 1; i >= 0; i -= 1) pixel = (pixel << 8) | (source[at + i] ?? 0)
      data[target + 3 * x] = red?.(pixel) ?? 0
      data[target + 3 * x + 1] = green?.(pixel) ?? 0
      data[target + 3 * x + 2] = blue?.(pixel) ?? 0
    }
  }
}

/** How many pixels the header of a bitmap promises; 0 when it is none that can be decoded. */
export function bmpPixels(bytes: Uint8Array): number {
  const header = readHeader(bytes, Infinity)
  return header instanceof BmpFault ? 0 : header.width * header.height
}

/**
 * Decodes a Windows or OS/2 bitmap to pixels: 1, 2, 4 and 8 bits with a palette (also RLE4 and RLE8), 16, 24 and
 * 32 bits, bottom-up or top-down. An alpha channel is dropped. Formats: Microsoft, "Bitmap Storage",
 * and BITMAPV5HEADER.
 *
 * @param maxPixels - most pixels that are decoded.
 * @returns a {@link BmpFault} for what is no whole bitmap of a known kind.
 */
export async function decodeBmp(
  bytes: Uint8Array,
  maxPixels: number,
): Promise<DecodedImage | BmpFault> {
  const header = readHeader(bytes, maxPixels)
  if (header instanceof BmpFault) return header
  const { width, height, isTopDown, bits, compression, start } = header
  const rowBytes = Math.floor((width * bits + 31) / 32) * 4
  const isPlain = compression === RAW || compression === BITFIELDS
  const needed = isPlain ? rowBytes * (height - 1) + Math.ceil((width * bits) / 8) : 2
  if (start + needed > bytes.length) return new BmpFault('that ends too early')
  const data = new Uint8Array(width * height * 3)
  const readRow = rowReader(header, bytes, data)
  await inSlices(height, width, (from, to) => {
    for (let row = from; row < to; row += 1) {
      readRow(row, (isTopDown ? row : height - 1 - row) * width * 3)
    }
  })
  return { width, height, channels: 3, data }
}
