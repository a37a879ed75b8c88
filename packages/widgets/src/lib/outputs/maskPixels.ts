import type { Size } from './regions.ts'

/** How white each pixel of a mask is, from 0 to 255, row by row; at most {@link MOST} pixels a side. */
export interface MaskPixels {
  width: number
  height: number
  alphas: Uint8ClampedArray
}

/** Sharp enough for a picture in a page, and a hundred of them fit in memory. */
const MOST = 512

async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}

/** The pixels of an image that is a mask: white is inside, black and transparent outside. */
export function maskPixels(image: CanvasImageSource, size: Size): MaskPixels {
  const scale = Math.min(1, MOST / Math.max(size.width, size.height))
  const width = Math.max(Math.round(size.width * scale), 1)
  const height = Math.max(Math.round(size.height * scale), 1)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(image, 0, 0, width, height)
  const { data } = context?.getImageData(0, 0, width, height) ?? new ImageData(width, height)
  return { width, height, alphas: alphasOf(data) }
}

/**
 * Reads a mask.
 *
 * @throws when it is no image, or one of another site that only may be shown.
 */
export async function readMask(url: string): Promise<MaskPixels> {
  const image = await loadImage(url)
  return maskPixels(image, { width: image.naturalWidth, height: image.naturalHeight })
}

/** The lightness of each pixel, as luminance masks of SVG have it. */
function alphasOf(data: Uint8ClampedArray): Uint8ClampedArray {
  const alphas = new Uint8ClampedArray(data.length / 4)
  for (let index = 0; index < alphas.length; index += 1) {
    const place = index * 4
    const red = data[place] ?? 0
    const green = data[place + 1] ?? 0
    const blue = data[place + 2] ?? 0
    const lightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    alphas[index] = (lightness * (data[place + 3] ?? 0)) / 255
  }
  return alphas
}

/** A mask in a colour, transparent outside of it. */
export function tintMask({ width, height, alphas }: MaskPixels, color: string): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  const pixels = new ImageData(width, height)
  for (let index = 0; index < alphas.length; index += 1) {
    pixels.data[index * 4 + 3] = alphas[index] ?? 0
  }
  context.putImageData(pixels, 0, 0)
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = color
  context.fillRect(0, 0, width, height)
  return canvas
}

/** Paints a mask in the colour that the canvas’s style has. */
export function paintMask(canvas: HTMLCanvasElement, pixels: MaskPixels): void {
  canvas.width = pixels.width
  canvas.height = pixels.height
  canvas.getContext('2d')?.drawImage(tintMask(pixels, getComputedStyle(canvas).color), 0, 0)
}

/** Whether a place, as shares of width and height, is inside of a mask. */
export function isInMask({ width, height, alphas }: MaskPixels, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= 1 || y >= 1) return false
  return (alphas[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0) > 127
}
