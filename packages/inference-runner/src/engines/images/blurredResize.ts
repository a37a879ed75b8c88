import { mapLines, type Planes } from './Planes.ts'
import type { Size } from './resizePixels.ts'

/** The place that a mirror at the outermost pixels shows: -1 is 1 (`mirror` of SciPy). */
function mirrored(place: number, length: number): number {
  if (length === 1) return 0
  const period = 2 * (length - 1)
  const inPeriod = ((place % period) + period) % period
  return inPeriod < length ? inPeriod : period - inPeriod
}

/** Gaussian weights of 4 standard deviations to each side; their sum is 1. */
export function gaussianWeights(sigma: number, radius = Math.trunc(4 * sigma + 0.5)): number[] {
  const raw = Array.from({ length: 2 * radius + 1 }, (_, index) =>
    Math.exp((-0.5 * (index - radius) ** 2) / sigma ** 2),
  )
  const sum = raw.reduce((total, weight) => total + weight, 0)
  return raw.map((weight) => weight / sum)
}

function blurAlong(planes: Planes, axis: 'width' | 'height', sigma: number): Planes {
  if (sigma <= 1e-15) return planes
  const weights = gaussianWeights(sigma)
  const radius = (weights.length - 1) / 2
  const length = planes[axis]
  return mapLines(planes, axis, length, (read, place) => {
    let sum = 0
    for (let index = 0; index < weights.length; index += 1) {
      sum += (weights[index] ?? 0) * read(mirrored(place + index - radius, length))
    }
    return sum
  })
}

function zoomAlong(planes: Planes, axis: 'width' | 'height', to: number): Planes {
  const length = planes[axis]
  const scale = length / to
  return mapLines(planes, axis, to, (read, place) => {
    const at = (place + 0.5) * scale - 0.5
    const floor = Math.floor(at)
    const rest = at - floor
    return read(mirrored(floor, length)) * (1 - rest) + read(mirrored(floor + 1, length)) * rest
  })
}

/**
 * Resizes as scikit-image's `resize` does, which OWLv2 was trained with: a Gaussian blur where the image becomes
 * smaller, then linear interpolation; no number leaves the range that there was.
 */
export function blurredResize(planes: Planes, to: Size): Planes {
  let [least, most] = [Infinity, -Infinity]
  for (const value of planes.data) {
    if (value < least) least = value
    if (value > most) most = value
  }
  const sigma = (axis: 'width' | 'height') => Math.max(0, (planes[axis] / to[axis] - 1) / 2)
  const blurred = blurAlong(blurAlong(planes, 'height', sigma('height')), 'width', sigma('width'))
  const resized = zoomAlong(zoomAlong(blurred, 'height', to.height), 'width', to.width)
  return { ...resized, data: resized.data.map((value) => Math.min(most, Math.max(least, value))) }
}
