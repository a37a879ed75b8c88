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
  const scale = from / to
  const windows: Window[] = []
  // Pillow adds the scale up, with what that does to the last bits.
  for (let place = scale / 2; windows.length < to; place += scale) {
    windows.push({ start: Math.min(from - 1, Math.floor(place)), weights: [UNIT] })
  }
  return windows
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
 * Resizes an image of bytes as Pillow's `Image.resize` does: antialiased, one axis after the other,
 * rounded to bytes in between (ImagingResample in Pillow's Resample.c). Rows are resized first, except
 * where the height shrinks by more than twice what the width does, as in Pillow 13.
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
  const resizeRows = (pixels: ArrayLike<number>, rows: number) =>
    width === to.width
      ? pixels
      : resizeAxis(pixels, windows(width, to.width), {
          length: width,
          stride: channels,
          outer: rows,
        })
  const resizeColumns = (pixels: ArrayLike<number>, columns: number) =>
    height === to.height
      ? pixels
      : resizeAxis(pixels, windows(height, to.height), {
          length: height,
          stride: columns * channels,
          outer: 1,
        })
  const isHeightFirst = to.height < height && height - to.height > 2 * (width - to.width)
  return Uint8Array.from(
    isHeightFirst
      ? resizeRows(resizeColumns(data, width), to.height)
      : resizeColumns(resizeRows(data, height), to.width),
  )
}
