/** A rectangle in pixels of the image. */
export interface Box {
  xmin: number
  ymin: number
  xmax: number
  ymax: number
}

/** A place in pixels of the image. */
export interface Point {
  label: string
  x: number
  y: number
  score?: number | undefined
}

/** Something that was found in an image: a rectangle, points, or both. */
export interface Region {
  label: string
  score?: number | undefined
  box?: Box | undefined
  points: readonly Point[]
  /** Between which points to draw a line. */
  lines?: readonly (readonly [Point, Point])[]
}

const plainName = (label: string) => label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_')

/**
 * The lines of a skeleton that points span.
 *
 * @param skeleton - what to join, by the labels of the points. `left_eye` also finds `LEFT-EYE` and
 *   `Left eye`.
 *
 * @example
 * ```ts
 * const [nose, eye] = [{ label: 'nose', x: 9, y: 9 }, { label: 'eye', x: 5, y: 5 }]
 * linesBetween([nose, eye], [['nose', 'eye'], ['eye', 'ear']]) // [[nose, eye]]
 * ```
 */
export function linesBetween(
  points: readonly Point[],
  skeleton: readonly (readonly [string, string])[],
): [Point, Point][] {
  if (points.length < 2) return []
  const byLabel = new Map([
    ...points.map((point) => [plainName(point.label), point] as const),
    ...points.map((point) => [point.label, point] as const),
  ])
  return skeleton.flatMap(([from, to]): [Point, Point][] => {
    const [start, end] = [byLabel.get(from), byLabel.get(to)]
    return start !== undefined && end !== undefined ? [[start, end]] : []
  })
}

/** Width and height. */
export interface Size {
  width: number
  height: number
}

function isPlace({ x, y }: Point): boolean {
  return Number.isFinite(x) && Number.isFinite(y)
}

function isBox({ xmin, ymin, xmax, ymax }: Box): boolean {
  return [xmin, ymin, xmax, ymax].every(Number.isFinite) && xmax >= xmin && ymax >= ymin
}

/**
 * The part of a region that can be drawn: without points and lines whose coordinates are no numbers.
 * `undefined` when nothing is left: its box is none, or it ends before it begins.
 */
export function drawableRegion(region: Region): Region | undefined {
  const points = region.points.filter(isPlace)
  const lines = region.lines?.filter((line) => line.every(isPlace)) ?? []
  const box = region.box !== undefined && isBox(region.box) ? region.box : undefined
  return box === undefined && points.length === 0 ? undefined : { ...region, box, points, lines }
}

function isOver(value: Box, { width, height }: Size): boolean {
  return value.xmax >= 0 && value.ymax >= 0 && value.xmin <= width && value.ymin <= height
}

/** Whether any of it lies in the image. */
export function isInImage({ box, points }: Region, size: Size): boolean {
  const isInside = ({ x, y }: Point) => isOver({ xmin: x, ymin: y, xmax: x, ymax: y }, size)
  return (box !== undefined && isOver(box, size)) || points.some(isInside)
}

/** The part of a box in the image and a little around it, whose numbers every browser can draw. */
export function clipBox(box: Box, { width, height }: Size): Box {
  const [x, y] = [width * 0.1 + 1, height * 0.1 + 1]
  const between = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to)
  return {
    xmin: between(box.xmin, -x, width + x),
    ymin: between(box.ymin, -y, height + y),
    xmax: between(box.xmax, -x, width + x),
    ymax: between(box.ymax, -y, height + y),
  }
}

/** The corners of a box as the commands of an SVG path. */
function boxPath(box: Box): string {
  const { xmin, ymin, xmax, ymax } = box
  return `M${xmin} ${ymin}H${xmax}V${ymax}H${xmin}Z`
}

const FARTHEST = 1e6

function spot({ x, y }: Point): string {
  const near = (value: number) => Math.min(Math.max(value, -FARTHEST), FARTHEST)
  return `${near(x)} ${near(y)}`
}

/** SVG paths for regions of one colour, however many there are. */
export interface RegionPaths {
  boxes: string
  lines: string
  points: string
}

/** Draws regions of one colour as three paths. A point is a line without length, with round ends. */
export function regionPaths(regions: readonly Region[], size: Size): RegionPaths {
  return {
    boxes: regions.map(({ box }) => (box ? boxPath(clipBox(box, size)) : '')).join(''),
    lines: regions
      .flatMap(({ lines = [] }) => lines.map(([from, to]) => `M${spot(from)}L${spot(to)}`))
      .join(''),
    points: regions.flatMap(({ points }) => points.map((point) => `M${spot(point)}h0`)).join(''),
  }
}

function areaOf({ box }: Region): number {
  return box === undefined ? 0 : (box.xmax - box.xmin) * (box.ymax - box.ymin)
}

function isAt({ box, points }: Region, { x, y }: { x: number; y: number }, reach: number): boolean {
  const isIn = box !== undefined && x >= box.xmin && x <= box.xmax && y >= box.ymin && y <= box.ymax
  return isIn || points.some((point) => Math.hypot(point.x - x, point.y - y) <= reach)
}

/**
 * What was found at a place of the image: of several, the smallest.
 *
 * @param reach - how far from a point still counts, in pixels of the image.
 */
export function findingAt<Found extends { region: Region }>(
  found: readonly Found[],
  place: { x: number; y: number },
  reach: number,
): Found | undefined {
  return found
    .filter(({ region }) => isAt(region, place, reach))
    .reduce<Found | undefined>(
      (best, one) => (best === undefined || areaOf(one.region) < areaOf(best.region) ? one : best),
      undefined,
    )
}

/** The nearest point to a place of the image, within reach. */
export function pointAt(
  found: readonly { region: Region }[],
  { x, y }: { x: number; y: number },
  reach: number,
): Point | undefined {
  let [nearest, best]: [Point | undefined, number] = [undefined, reach]
  for (const { region } of found) {
    for (const point of region.points) {
      const distance = Math.hypot(point.x - x, point.y - y)
      if (distance <= best) [nearest, best] = [point, distance]
    }
  }
  return nearest
}
