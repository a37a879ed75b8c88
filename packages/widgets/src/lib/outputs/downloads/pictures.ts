import type { View } from '../../schemaWidget/viewTypes.ts'
import { readBlob } from '../../media/readBlob.ts'
import type { MediaValue } from '../../media/MediaPreview.svelte.ts'
import { maskPixels, tintMask } from '../maskPixels.ts'
import { placeLabels } from '../placeLabels.ts'
import { regionFindings, wordsOf, type RegionFinding } from '../regionFindings.ts'
import { regionPaths, type Size } from '../regions.ts'
import { shortText } from '../shortText.ts'
import { DownloadError } from './DownloadError.ts'

type Found = Extract<View, { type: 'regions' | 'masks' }>

/** Pixels of a picture that is saved, at most: what all browsers can draw. */
const MOST_PIXELS = 16_000_000

const OPACITY = 0.55

/** So many things are still told apart in a picture. */
const MOST_REGIONS = 100

/** Ten colours that are told apart on any picture. A file has no theme. */
const COLORS = [
  '#4269d0',
  '#efb118',
  '#ff725c',
  '#6cc5b0',
  '#3ca951',
  '#ff8ab7',
  '#a463f2',
  '#97bbf5',
  '#9c6b4e',
  '#9498a0',
]

/** Bytes of a piece of media. */
export async function bytesOf(media: MediaValue): Promise<Blob> {
  const blob = await readBlob(media, new AbortController().signal)
  if (blob !== undefined) return blob
  throw new DownloadError(
    'The file can’t be read: it is at another site that does not allow it, or larger than 20 MiB.',
  )
}

async function bitmapOf(image: MediaValue): Promise<ImageBitmap> {
  const blob = await bytesOf(image)
  try {
    return await createImageBitmap(blob)
  } catch (cause) {
    throw new DownloadError('The image can’t be read as an image.', { cause })
  }
}

type Context = OffscreenCanvasRenderingContext2D

/** A drawing with the image in it, in pixels of the image. */
function drawingOn(image: ImageBitmap): Context {
  const { width, height } = image
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))
  const canvas = new OffscreenCanvas(
    Math.max(Math.round(width * scale), 1),
    Math.max(Math.round(height * scale), 1),
  )
  const context = canvas.getContext('2d')
  if (context === null) throw new DownloadError('The browser has no canvas to draw on.')
  context.scale(canvas.width / width, canvas.height / height)
  context.drawImage(image, 0, 0)
  return context
}

function colorAt(labels: readonly string[], label: string, index: number): string {
  const place = labels.length > 1 ? labels.indexOf(label) : index
  return COLORS[place % COLORS.length] ?? 'black'
}

function drawShapes(context: Context, { region }: RegionFinding, size: Size, unit: number): void {
  const { boxes, lines, points } = regionPaths([region], size)
  context.lineCap = 'round'
  context.lineWidth = unit * 0.5
  context.stroke(new Path2D(`${boxes}${lines}`))
  context.lineWidth = unit * 1.6
  context.stroke(new Path2D(points))
}

function drawRegions(context: Context, found: readonly RegionFinding[], size: Size): void {
  const labels = [...new Set(found.map(({ region }) => region.label))]
  const unit = Math.max(size.width, size.height) / 120
  for (const one of found) {
    context.strokeStyle = colorAt(labels, one.region.label, one.index)
    drawShapes(context, one, size, unit)
  }
  // Labels are placed as on a page where the picture is 600 pixels wide.
  const page = { width: 600, height: (600 * size.height) / size.width }
  const scale = size.width / page.width
  const texts = found.map((one) => ({ region: one.region, text: shortText(wordsOf(one), 40) }))
  context.font = `${12 * scale}px sans-serif`
  for (const [index, place] of placeLabels(texts, size, page).entries()) {
    if (place === undefined) continue
    const [x, y, width] = [place.left * scale, place.top * scale, place.width * scale]
    context.fillStyle = '#fff'
    context.fillRect(x, y, width, 20 * scale)
    context.fillStyle = '#171b22'
    context.fillText(texts[index]?.text ?? '', x + 5 * scale, y + 14 * scale, width - 10 * scale)
  }
}

async function drawMasks(context: Context, view: Extract<Found, { type: 'masks' }>, size: Size) {
  const labels = [...new Set(view.masks.map(({ label }) => label))]
  context.globalAlpha = OPACITY
  for (const [index, { mask, label }] of view.masks.entries()) {
    const image = await bitmapOf(mask)
    const tinted = tintMask(maskPixels(image, image), colorAt(labels, label, index))
    context.drawImage(tinted, 0, 0, size.width, size.height)
    image.close()
  }
}

/**
 * The image with what was found in it, as a PNG.
 *
 * @throws {@link DownloadError} when the image or a mask cannot be read.
 */
export async function pictureOf(view: Found): Promise<Blob> {
  const image = await bitmapOf(view.image)
  const context = drawingOn(image)
  const size = { width: image.width, height: image.height }
  if (view.type === 'regions')
    drawRegions(context, regionFindings(view.regions).slice(0, MOST_REGIONS), size)
  else await drawMasks(context, { ...view, masks: view.masks.slice(0, MOST_REGIONS) }, size)
  return await context.canvas.convertToBlob({ type: 'image/png' })
}
