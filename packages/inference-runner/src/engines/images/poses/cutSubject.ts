import type { Pixels, Size } from '../resizePixels.ts'
import type { SubjectArea } from './subjectArea.ts'

const f = Math.fround

/** Where the places of one axis come from, by the matrix of `get_warp_matrix`, which is turned round. */
function sourcePlaces(center: number, area: number, from: number, to: number) {
  const scale = (to - 1) / area
  const shift = f(scale * f(f(-0.5 * f(center * 2)) + f(0.5 * area)))
  const inverse = 1 / f(scale)
  const offset = -shift * inverse
  const places: { first: number; rest: number }[] = []
  for (let place = 0; place < to; place += 1) {
    const at = place * inverse + offset
    const isInside = at >= 0 && at <= from - 1
    places.push(isInside ? { first: Math.floor(at), rest: at - Math.floor(at) } : OUTSIDE)
  }
  return places
}

const OUTSIDE = { first: -1, rest: 0 }

/**
 * Cuts the area of a subject out of an image and stretches it to the size that a model takes; what lies
 * outside of the image is black (`scipy_warp_affine` of Transformers, without antialiasing).
 */
export function cutSubject(image: Pixels, area: SubjectArea, to: Size): Pixels {
  const { width, height, channels, data } = image
  const columns = sourcePlaces(area.centerX, area.width, width, to.width)
  const rows = sourcePlaces(area.centerY, area.height, height, to.height)
  const result = new Uint8Array(to.width * to.height * channels)
  let target = 0
  for (const row of rows) {
    const first = row.first * width
    const second = Math.min(row.first + 1, height - 1) * width
    for (const column of columns) {
      if (row.first < 0 || column.first < 0) {
        target += channels
        continue
      }
      const left = column.first
      const right = Math.min(left + 1, width - 1)
      for (let channel = 0; channel < channels; channel += 1, target += 1) {
        const at = (pixel: number) => data[pixel * channels + channel] ?? 0
        const value =
          at(first + left) * (1 - row.rest) * (1 - column.rest) +
          at(first + right) * (1 - row.rest) * column.rest +
          at(second + left) * row.rest * (1 - column.rest) +
          at(second + right) * row.rest * column.rest
        result[target] = Math.min(255, Math.floor(value + 0.5))
      }
    }
  }
  return { ...to, channels, data: result }
}
