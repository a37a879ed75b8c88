import { mapLines, type Planes } from './Planes.ts'
import type { Size } from './resizePixels.ts'

/** A part of the rows of a result. */
interface Band {
  top: number
  rows: number
}

/** Interpolates along one axis from the numbers around each place. */
function along(
  planes: Planes,
  axis: 'width' | 'height',
  to: number,
  compute: (read: (place: number) => number, at: number, length: number) => number,
  { top, rows }: Band = { top: 0, rows: to },
): Planes {
  const length = planes[axis]
  if (length === to && rows === to) return planes
  const scale = length / to
  return mapLines(planes, axis, rows, (read, place) =>
    compute(read, (place + top + 0.5) * scale - 0.5, length),
  )
}

/**
 * Resizes planes of numbers linearly between neighbours, without antialiasing: PyTorch's `interpolate`
 * with `mode="bilinear", align_corners=False`.
 *
 * @param band - which rows of the result are wanted. Default: all.
 */
export function interpolateLinear(planes: Planes, to: Size, band?: Band): Planes {
  const linear = (read: (place: number) => number, at: number, length: number) => {
    const place = Math.max(0, at)
    const low = Math.min(Math.floor(place), length - 1)
    const rest = place - low
    return read(low) * (1 - rest) + read(Math.min(low + 1, length - 1)) * rest
  }
  return along(along(planes, 'height', to.height, linear, band), 'width', to.width, linear)
}

const A = -0.75
const near = (x: number) => ((A + 2) * x - (A + 3)) * x * x + 1
const far = (x: number) => ((A * x - 5 * A) * x + 8 * A) * x - 4 * A

/**
 * Resizes planes of numbers by cubic curves, without antialiasing: PyTorch's `interpolate` with
 * `mode="bicubic", align_corners=False`.
 */
export function interpolateCubic(planes: Planes, to: Size): Planes {
  const cubic = (read: (place: number) => number, at: number, length: number) => {
    const low = Math.floor(at)
    const rest = at - low
    const inside = (place: number) => read(Math.min(length - 1, Math.max(0, place)))
    return (
      inside(low - 1) * far(rest + 1) +
      inside(low) * near(rest) +
      inside(low + 1) * near(1 - rest) +
      inside(low + 2) * far(2 - rest)
    )
  }
  return along(along(planes, 'width', to.width, cubic), 'height', to.height, cubic)
}
