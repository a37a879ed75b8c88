import type { Pixels, Size } from './resizePixels.ts'

/** Cuts a part out of an image; what lies outside of it is black. */
export function cropPixels(image: Pixels, part: Size & { left: number; top: number }): Pixels {
  const { width, height, channels, data } = image
  const result = new Uint8Array(part.width * part.height * channels)
  const from = Math.max(0, part.left)
  const to = Math.min(width, part.left + part.width)
  if (to > from) {
    for (let row = 0; row < part.height; row += 1) {
      const source = row + part.top
      if (source < 0 || source >= height) continue
      result.set(
        data.subarray((source * width + from) * channels, (source * width + to) * channels),
        (row * part.width + from - part.left) * channels,
      )
    }
  }
  return { width: part.width, height: part.height, channels, data: result }
}

/** Cuts the middle out of an image; what it lacks is black (`center_crop` of Transformers). */
export function centerCrop(image: Pixels, to: Size): Pixels {
  const offset = (from: number, wanted: number) => {
    const start = Math.floor((from - wanted) / 2)
    if (start >= 0) return start
    // Python pads to the wanted size first, rounding up, and cuts the middle out of that.
    return -Math.ceil((Math.max(from, wanted) - from) / 2)
  }
  const isInside = image.width >= to.width && image.height >= to.height
  if (isInside) {
    const left = Math.floor((image.width - to.width) / 2)
    return cropPixels(image, { ...to, left, top: Math.floor((image.height - to.height) / 2) })
  }
  return cropPixels(image, {
    ...to,
    left: offset(image.width, to.width),
    top: offset(image.height, to.height),
  })
}

/** Turns an image by 90 degrees clockwise. */
export function rotateClockwise({ width, height, channels, data }: Pixels): Pixels {
  const result = new Uint8Array(data.length)
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const target = (column * height + (height - 1 - row)) * channels
      const source = (row * width + column) * channels
      for (let channel = 0; channel < channels; channel += 1) {
        result[target + channel] = data[source + channel] ?? 0
      }
    }
  }
  return { width: height, height: width, channels, data: result }
}

/** Cuts off the margin around what is written on a page (Nougat). */
export function cropMargin(image: Pixels, threshold = 200): Pixels {
  const { width, height, channels, data } = image
  const grey = new Uint8Array(width * height)
  let [least, most] = [255, 0]
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * channels
    // ITU-R 601-2 luma, in the whole numbers of Pillow.
    const luma =
      (data[at] ?? 0) * 19595 + (data[at + 1] ?? 0) * 38470 + (data[at + 2] ?? 0) * 7471 + 0x8000
    const value = luma >> 16
    grey[pixel] = value
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least === most) return image
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value = ((grey[row * width + column] ?? 0) - least) / (most - least)
      if (value * 255 >= threshold) continue
      left = Math.min(left, column)
      right = Math.max(right, column)
      top = Math.min(top, row)
      bottom = row
    }
  }
  return cropPixels(image, { left, top, width: right - left + 1, height: bottom - top + 1 })
}

/** Makes an image larger at its right and lower edge by what a mirror there would show (`symmetric` of NumPy). */
export function padSymmetric({ width, height, channels, data }: Pixels, to: Size): Pixels {
  const mirrored = (place: number, length: number) => {
    const inPeriod = place % (2 * length)
    return inPeriod < length ? inPeriod : 2 * length - 1 - inPeriod
  }
  const result = new Uint8Array(to.width * to.height * channels)
  let target = 0
  for (let row = 0; row < to.height; row += 1) {
    const source = mirrored(row, height) * width
    for (let column = 0; column < to.width; column += 1) {
      const at = (source + mirrored(column, width)) * channels
      for (let channel = 0; channel < channels; channel += 1) {
        result[target] = data[at + channel] ?? 0
        target += 1
      }
    }
  }
  return { ...to, channels, data: result }
}
