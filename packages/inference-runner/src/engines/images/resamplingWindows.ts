/** How pixels between pixels are computed. */
export type ResizeMethod = 'nearest' | 'box' | 'bilinear' | 'hamming' | 'bicubic' | 'lanczos'

interface Filter {
  /** How far from its centre the filter reaches, in pixels. */
  support: number
  weigh(distance: number): number
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI)
}

function hamming(x: number): number {
  const distance = Math.abs(x)
  if (distance === 0) return 1
  if (distance >= 1) return 0
  const angle = distance * Math.PI
  return (Math.sin(angle) / angle) * (0.54 + 0.46 * Math.cos(angle))
}

function cubic(x: number): number {
  const a = -0.5
  const distance = Math.abs(x)
  if (distance < 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1
  return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * a : 0
}

const FILTERS: Record<Exclude<ResizeMethod, 'nearest'>, Filter> = {
  box: { support: 0.5, weigh: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  bilinear: { support: 1, weigh: (x) => Math.max(0, 1 - Math.abs(x)) },
  hamming: { support: 1, weigh: hamming },
  bicubic: { support: 2, weigh: cubic },
  lanczos: { support: 3, weigh: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
}

/** What one position of a resized row is made of. */
export interface Window {
  /** The first position that counts. */
  start: number
  /** The weights from there on; their sum is 1. */
  weights: number[]
}

/**
 * Finds what each position of a resized row is made of: filters are stretched when a row becomes
 * shorter, which is antialiasing (`precompute_coeffs` in Pillow's Resample.c).
 */
export function resamplingWindows(
  from: number,
  to: number,
  method: Exclude<ResizeMethod, 'nearest'>,
): Window[] {
  const { support, weigh } = FILTERS[method]
  const scale = from / to
  const stretch = Math.max(scale, 1)
  const inverse = 1 / stretch
  return Array.from({ length: to }, (_, position) => {
    const center = (position + 0.5) * scale
    const start = Math.max(0, Math.trunc(center - support * stretch + 0.5))
    const end = Math.min(from, Math.trunc(center + support * stretch + 0.5))
    const weights: number[] = []
    let sum = 0
    for (let place = start; place < end; place += 1) {
      const weight = weigh((place - center + 0.5) * inverse)
      weights.push(weight)
      sum += weight
    }
    if (sum !== 0)
      for (let index = 0; index < weights.length; index += 1)
        weights[index] = (weights[index] ?? 0) / sum
    return { start, weights }
  })
}
