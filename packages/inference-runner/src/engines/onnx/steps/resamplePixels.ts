/** How pixels between pixels are computed. */
export type ResizeMethod = 'nearest' | 'bilinear' | 'bicubic' | 'lanczos'

interface Filter {
  support: number
  weigh(distance: number): number
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function cubic(x: number): number {
  const a = -0.5
  const distance = Math.abs(x)
  if (distance < 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1
  return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * a : 0
}

const FILTERS: Record<Exclude<ResizeMethod, 'nearest'>, Filter> = {
  bilinear: { support: 1, weigh: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { support: 2, weigh: cubic },
  lanczos: { support: 3, weigh: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
}

/** One output position: the first input position that counts, and the weights from there on. */
interface Window {
  start: number
  weights: number[]
}

const UNIT = 2 ** 22

function windowsOf(from: number, to: number, { support, weigh }: Filter): Window[] {
  const scale = from / to
  const stretch = Math.max(scale, 1)
  return Array.from({ length: to }, (_, position) => {
    const center = (position + 0.5) * scale
    const start = Math.max(0, Math.trunc(center - support * stretch + 0.5))
    const end = Math.min(from, Math.trunc(center + support * stretch + 0.5))
    const raw = Array.from({ length: end - start }, (__, index) =>
      weigh((index + start - center + 0.5) / stretch),
    )
    const sum = raw.reduce((total, weight) => total + weight, 0)
    const weights = raw.map((weight) => {
      const part = (weight / sum) * UNIT
      return Math.trunc(part < 0 ? part - 0.5 : part + 0.5)
    })
    return { start, weights }
  })
}

function nearestWindows(from: number, to: number): Window[] {
  return Array.from({ length: to }, (_, position) => ({
    start: Math.min(from - 1, Math.floor(((position + 0.5) * from) / to)),
    weights: [UNIT],
  }))
}

interface Pixels {
  width: number
  height: number
  channels: number
  data: ArrayLike<number>
}

/** Resizes along the axis whose neighbours are `stride` apart; others are `outer` × `stride`. */
function resizeAxis(
  data: ArrayLike<number>,
  windows: readonly Window[],
  { length, stride, outer }: { length: number; stride: number; outer: number },
): Uint8Array {
  const result = new Uint8Array(outer * windows.length * stride)
  for (let block = 0; block < outer; block++) {
    for (const [position, { start, weights }] of windows.entries()) {
      for (let offset = 0; offset < stride; offset++) {
        let sum = UNIT / 2
        for (let index = 0; index < weights.length; index++) {
          const place = (block * length + start + index) * stride + offset
          sum += (data[place] ?? 0) * (weights[index] ?? 0)
        }
        const target = (block * windows.length + position) * stride + offset
        result[target] = Math.min(255, Math.max(0, Math.floor(sum / UNIT)))
      }
    }
  }
  return result
}

/**
 * Resizes an image of bytes as Pillow's `Image.resize` does: antialiased, first each row and then
 * each column, rounded to bytes in between (ImagingResample in Pillow's Resample.c).
 *
 * @returns the pixels of the new size: rows from the top, channels together.
 */
export function resamplePixels(
  { width, height, channels, data }: Pixels,
  to: { width: number; height: number },
  method: ResizeMethod,
): Uint8Array {
  const windows = (from: number, size: number) =>
    method === 'nearest' ? nearestWindows(from, size) : windowsOf(from, size, FILTERS[method])
  const rows =
    width === to.width
      ? data
      : resizeAxis(data, windows(width, to.width), {
          length: width,
          stride: channels,
          outer: height,
        })
  if (height === to.height) return Uint8Array.from(rows)
  return resizeAxis(rows, windows(height, to.height), {
    length: height,
    stride: to.width * channels,
    outer: 1,
  })
}
