import { Tensor } from '@huggingface/transformers'
import type { ImageProcessor } from '../../images/ImageProcessor.ts'
import type { ImageSettings } from '../../images/imagePlan.ts'
import { toPlanes, type NumberRule, type Planes } from '../../images/Planes.ts'
import { resizePixels, type Pixels, type Size } from '../../images/resizePixels.ts'
import type { ImageReader } from './ImageReader.ts'
import type { VisionSettings } from './visionSettings.ts'

/** Longest side of an image, whatever the config says (`MAX_IMAGE_SIZE`). */
const LONGEST_SIDE = 4096

/** An image cut into tiles, the last of which is the whole. */
interface Tiled {
  tiles: Planes[]
  rows: number
  columns: number
}

const toEven = (side: number) => side + (side % 2)

/** The longer side gets a length, the other one follows and is even. */
function withLongestSide({ width, height }: Size, longest: number): Size {
  const ratio = width / height
  const to =
    width >= height
      ? { width: longest, height: Math.max(1, toEven(Math.trunc(longest / ratio))) }
      : { width: Math.max(1, toEven(Math.trunc(longest * ratio))), height: longest }
  return to.width > LONGEST_SIDE || to.height > LONGEST_SIDE ? within(to, LONGEST_SIDE) : to
}

function within({ width, height }: Size, most: number): Size {
  const ratio = width / height
  return width >= height
    ? { width: most, height: Math.max(1, Math.trunc(most / ratio)) }
    : { width: Math.max(1, Math.trunc(most * ratio)), height: most }
}

/** Sides that are multiples of a tile's. */
function wholeTiles({ width, height }: Size, tile: number): Size {
  const up = (side: number) => Math.ceil(side / tile) * tile
  const ratio = width / height
  if (width >= height) {
    const to = up(width)
    return { width: to, height: up(Math.trunc(to / ratio)) }
  }
  const to = up(height)
  return { width: up(Math.trunc(to * ratio)), height: to }
}

function cut({ width, channels, data }: Pixels, left: number, top: number, side: number): Pixels {
  const part = new Uint8Array(side * side * channels)
  for (let row = 0; row < side; row += 1) {
    const start = ((top + row) * width + left) * channels
    part.set(data.subarray(start, start + side * channels), row * side * channels)
  }
  return { width: side, height: side, channels, data: part }
}

function numberRule({
  doRescale,
  rescaleFactor,
  doNormalize,
  mean,
  std,
}: ImageSettings): NumberRule {
  return { scale: doRescale ? rescaleFactor : undefined, ...(doNormalize ? { mean, std } : {}) }
}

/**
 * How images are seen in square tiles and once whole: Idefics3 and SmolVLM (`Idefics3ImageProcessor` and
 * `Idefics3Processor` of transformers).
 */
export function tileReader(
  { settings }: ImageProcessor,
  { config, processor: said, pieces, imageToken, needed }: VisionSettings,
): ImageReader {
  const tile = pieces.max_image_size?.longest_edge ?? 364
  const longest = pieces.size?.longest_edge ?? 4 * tile
  const isSplit = pieces.do_image_splitting ?? true
  const { image_size, patch_size } = config.vision_config ?? {}
  const patches =
    needed(image_size, 'vision_config.image_size') / needed(patch_size, 'vision_config.patch_size')
  const length = said.image_seq_len ?? Math.floor(patches ** 2 / (config.scale_factor ?? 2) ** 2)
  const token = imageToken ?? '<image>'
  const around = '<fake_token_around_image>'
  const rule = numberRule(settings)
  const resized = (image: Pixels, to: Size) => resizePixels(image, to, settings.method)
  const square = { width: tile, height: tile }

  function tiled(image: Pixels): Tiled {
    const first = settings.doResize ? resized(image, withLongestSide(image, longest)) : image
    if (!isSplit) return { tiles: [toPlanes(resized(first, square), rule)], rows: 0, columns: 0 }
    const whole = resized(first, wholeTiles(first, tile))
    const [rows, columns] = [whole.height / tile, whole.width / tile]
    if (rows === 1 && columns === 1) return { tiles: [toPlanes(whole, rule)], rows: 0, columns: 0 }
    const parts = Array.from({ length: rows * columns }, (_, at) =>
      cut(whole, (at % columns) * tile, Math.floor(at / columns) * tile, tile),
    )
    return {
      tiles: [...parts, resized(whole, square)].map((part) => toPlanes(part, rule)),
      rows,
      columns,
    }
  }

  function wordsOf({ rows, columns }: Tiled): string {
    const seen = token.repeat(length)
    const whole = `${around}<global-img>${seen}${around}`
    if (rows === 0) return whole
    const lines = Array.from({ length: rows }, (_row, row) =>
      Array.from(
        { length: columns },
        (_column, column) => `${around}<row_${row + 1}_col_${column + 1}>${seen}`,
      ).join(''),
    )
    return `${lines.map((line) => `${line}\n`).join('')}\n${whole}`
  }

  return {
    token,
    place: token,
    read(images) {
      const all = images.map(tiled)
      const tiles = all.flatMap((one) => one.tiles)
      const area = tile * tile
      const values = new Float32Array(tiles.length * 3 * area)
      for (const [at, { data }] of tiles.entries()) values.set(data, at * 3 * area)
      const mask = new Uint8Array(tiles.length * area).fill(1)
      return {
        words: all.map(wordsOf),
        inputs: {
          pixel_values: new Tensor('float32', values, [1, tiles.length, 3, tile, tile]),
          pixel_attention_mask: new Tensor('bool', mask, [1, tiles.length, tile, tile]),
        },
      }
    },
  }
}
