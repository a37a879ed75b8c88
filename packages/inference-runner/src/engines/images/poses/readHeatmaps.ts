import { gaussianWeights } from '../blurredResize.ts'
import { largestAt } from '../detections.ts'
import type { Planes } from '../Planes.ts'
import type { SubjectArea } from './subjectArea.ts'

const f = Math.fround
const SIGMA = 0.8
/** Half of the kernel of 11 numbers. */
const RADIUS = 5
/** Between these the numbers of a heatmap are kept, before their logarithm. */
const [LEAST, MOST] = [f(0.001), 50]
const EPSILON = 2 ** -23

/** A point in an image, with the largest number of its heatmap. */
export interface FoundPoint {
  x: number
  y: number
  score: number
}

/** The place that a mirror behind the outermost numbers shows: -1 is 0 (`reflect` of SciPy). */
function reflected(place: number, length: number): number {
  const inPeriod = ((place % (2 * length)) + 2 * length) % (2 * length)
  return inPeriod < length ? inPeriod : 2 * length - 1 - inPeriod
}

/** Blurs a plane down its columns, or along its rows. */
function blur(
  plane: Float32Array,
  { width, height }: { width: number; height: number },
  axis: 'width' | 'height',
): Float32Array {
  const weights = gaussianWeights(SIGMA, RADIUS)
  const length = axis === 'width' ? width : height
  return plane.map((_, at) => {
    const [row, column] = [Math.floor(at / width), at % width]
    const read = (distance: number) =>
      (axis === 'width'
        ? plane[row * width + reflected(column + distance, length)]
        : plane[reflected(row + distance, length) * width + column]) ?? 0
    let sum = read(0) * (weights[RADIUS] ?? 0)
    for (let distance = RADIUS; distance > 0; distance -= 1) {
      sum += (read(-distance) + read(distance)) * (weights[RADIUS - distance] ?? 0)
    }
    return sum
  })
}

/** The logarithm of blurred heatmaps, each with one more number all around. */
function paddedLogarithms({ width, height, channels, data }: Planes): Float32Array {
  const area = width * height
  const size = { width: width + 2, height: height + 2 }
  const result = new Float32Array(size.width * size.height * channels)
  for (let channel = 0; channel < channels; channel += 1) {
    const plane = data.subarray(channel * area, (channel + 1) * area)
    const blurred = blur(blur(plane, { width, height }, 'height'), { width, height }, 'width')
    const logs = blurred.map((value) => Math.log(Math.min(MOST, Math.max(LEAST, value))))
    for (let row = 0; row < size.height; row += 1) {
      const source = Math.min(height - 1, Math.max(0, row - 1)) * width
      const target = (channel * size.height + row) * size.width
      for (let column = 0; column < size.width; column += 1) {
        const at = source + Math.min(width - 1, Math.max(0, column - 1))
        result[target + column] = logs[at] ?? 0
      }
    }
  }
  return result
}

/** How far the top of a heatmap lies from its largest number, by the slope and the curvature there (DARK). */
function shiftOf(logs: Float32Array, at: number, width: number): { x: number; y: number } {
  const read = (place: number) => logs.at(place) ?? 0
  const [centre, right, left] = [read(at), read(at + 1), read(at - 1)]
  const [below, above] = [read(at + width), read(at - width)]
  const [belowRight, aboveLeft] = [read(at + width + 1), read(at - width - 1)]
  const dx = f(0.5 * f(right - left))
  const dy = f(0.5 * f(below - above))
  const dxx = f(f(right - f(2 * centre)) + left) + EPSILON
  const dyy = f(f(below - f(2 * centre)) + above) + EPSILON
  const corners = [-right, -below, centre, centre, -left, -above, aboveLeft]
  const dxy = f(0.5 * corners.reduce((sum, value) => f(sum + value), belowRight))
  const determinant = dxx * dyy - dxy * dxy
  return { x: (dyy * dx - dxy * dy) / determinant, y: (dxx * dy - dxy * dx) / determinant }
}

/**
 * Finds a point in each heatmap of a subject, finer than their pixels (`post_process_pose_estimation` of Transformers; Zhang
 * et al., "Distribution-Aware Coordinate Representation for Human Pose Estimation", 2020).
 *
 * @param heatmaps - a plane for each kind of point.
 * @param area - what of the image the subject was looked for in; the points are in its pixels.
 */
export function readHeatmaps(heatmaps: Planes, area: SubjectArea): FoundPoint[] {
  const { width, height, channels, data } = heatmaps
  const logs = paddedLogarithms(heatmaps)
  const scaleX = f(area.width / (width - 1))
  const scaleY = f(area.height / (height - 1))
  return Array.from(Array(channels).keys(), (channel) => {
    const plane = data.subarray(channel * width * height, (channel + 1) * width * height)
    const place = largestAt(plane)
    const score = plane[place] ?? 0
    const [column, row] = score > 0 ? [place % width, Math.floor(place / width)] : [-1, -1]
    const at = column + 1 + (row + 1) * (width + 2) + channel * (width + 2) * (height + 2)
    const shift = shiftOf(logs, at, width + 2)
    const [x, y] = [f(column - shift.x), f(row - shift.y)]
    return {
      x: f(f(f(x * scaleX) + area.centerX) - f(area.width * 0.5)),
      y: f(f(f(y * scaleY) + area.centerY) - f(area.height * 0.5)),
      score,
    }
  })
}
