import { clipBox, type Box, type Region, type Size } from './regions.ts'

/** Where a label stands over a picture, in pixels of the page from the top left of the picture. */
export interface LabelPlace {
  left: number
  top: number
  width: number
}

const HEIGHT = 20
const WIDEST = 160
const PADDING = 16

/** Whether a character is as wide as it is high, such as those of Chinese. */
const isWide = (character: string) => (character.codePointAt(0) ?? 0) > 0x1100

/** About how wide a text of 12 pixels is at most. Long ones are cut. */
function textWidth(text: string): number {
  let width = PADDING
  for (const character of text) {
    width += isWide(character) ? 13 : 7.5
    if (width >= WIDEST) return WIDEST
  }
  return width
}

function candidates({ xmin, ymin, xmax, ymax }: Box, width: number): [left: number, top: number][] {
  return [
    [xmin, ymin - HEIGHT],
    [xmin, ymin],
    [xmax - width, ymin - HEIGHT],
    [xmin, ymax],
    [xmin, ymax - HEIGHT],
    [xmax - width, ymax],
  ]
}

function overlaps(a: LabelPlace, b: LabelPlace): boolean {
  const isBeside = a.left + a.width <= b.left || b.left + b.width <= a.left
  return !isBeside && a.top < b.top + HEIGHT && b.top < a.top + HEIGHT
}

function frameOf({ box, points }: Region): Box | undefined {
  const [first] = points
  if (box !== undefined || first === undefined) return box
  return points.reduce<Box>(
    (frame, { x, y }) => ({
      xmin: Math.min(frame.xmin, x),
      ymin: Math.min(frame.ymin, y),
      xmax: Math.max(frame.xmax, x),
      ymax: Math.max(frame.ymax, y),
    }),
    { xmin: first.x, ymin: first.y, xmax: first.x, ymax: first.y },
  )
}

/** A box in pixels of the page. */
function toPage(box: Box, image: Size, page: Size): Box {
  const [x, y] = [page.width / image.width, page.height / image.height]
  const { xmin, ymin, xmax, ymax } = clipBox(box, image)
  return { xmin: xmin * x, ymin: ymin * y, xmax: xmax * x, ymax: ymax * y }
}

function placesOf(region: Region, text: string, image: Size, page: Size): LabelPlace[] {
  const frame = frameOf(region)
  if (frame === undefined || text === '') return []
  const width = Math.min(textWidth(text), page.width)
  return candidates(toPage(frame, image, page), width).map(([left, top]) => ({
    left: Math.min(Math.max(left, 0), page.width - width),
    top: Math.min(Math.max(top, 0), Math.max(page.height - HEIGHT, 0)),
    width,
  }))
}

/** Where to write about one region, whatever else is there; `undefined` when there is nothing to write. */
export function placeLabel(
  region: Region,
  text: string,
  image: Size,
  page: Size,
): LabelPlace | undefined {
  return placesOf(region, text, image, page)[0]
}

/**
 * Places the labels of regions over a picture so that none covers another: the first region chooses
 * first, and one for which there is no room has none.
 *
 * @param image - size of the image, in its pixels.
 * @param page - size of the image as it is shown.
 */
export function placeLabels(
  regions: readonly { region: Region; text: string }[],
  image: Size,
  page: Size,
): (LabelPlace | undefined)[] {
  const taken: LabelPlace[] = []
  return regions.map(({ region, text }) => {
    const free = placesOf(region, text, image, page).find(
      (place) => !taken.some((other) => overlaps(place, other)),
    )
    if (free !== undefined) taken.push(free)
    return free
  })
}
