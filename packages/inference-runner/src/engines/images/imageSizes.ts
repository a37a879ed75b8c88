import type { SizeConfig } from './preprocessorConfig.ts'
import type { Size } from './resizePixels.ts'

/** Rounds to the nearest whole number, halves to the even one, as Python's `round` and NumPy's do. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** The size whose shorter side has a length (`get_resize_output_image_size` of Transformers). */
export function shortestEdgeSize({ width, height }: Size, shortest: number): Size {
  const isUpright = width <= height
  const [short, long] = isUpright ? [width, height] : [height, width]
  const longer = Math.trunc((shortest * long) / short)
  return isUpright ? { width: shortest, height: longer } : { width: longer, height: shortest }
}

/** As {@link shortestEdgeSize}, with a limit to the longer side (`get_size_with_aspect_ratio`). */
export function boundedSize({ width, height }: Size, shortest: number, longest: number): Size {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const isBounded = (long / short) * shortest > longest
  const raw = isBounded ? (longest * short) / long : shortest
  const side = isBounded ? roundHalfEven(raw) : shortest
  if ((height <= width && height === side) || (width <= height && width === side)) {
    return { width, height }
  }
  return width < height
    ? { width: side, height: Math.trunc((raw * height) / width) }
    : { width: Math.trunc((raw * width) / height), height: side }
}

/** The size that an image gets by what a config says (`PilBackend.resize`); `undefined` when it says nothing usable. */
export function configuredSize(image: Size, size: SizeConfig): Size | undefined {
  const { height, width, shortest_edge, longest_edge, max_height, max_width } = size
  if (shortest_edge && longest_edge) return boundedSize(image, shortest_edge, longest_edge)
  if (shortest_edge) return shortestEdgeSize(image, shortest_edge)
  if (max_height && max_width) {
    const scale = Math.min(max_height / image.height, max_width / image.width)
    return { height: Math.trunc(image.height * scale), width: Math.trunc(image.width * scale) }
  }
  return height && width ? { height, width } : undefined
}

/** The size that is scaled as little as possible, in multiples of a number (DPT). */
export function multipleSize(
  image: Size,
  to: Size,
  { keepsRatio, multiple }: { keepsRatio: boolean; multiple: number },
): Size {
  let scaleHeight = to.height / image.height
  let scaleWidth = to.width / image.width
  if (keepsRatio) {
    if (Math.abs(1 - scaleWidth) < Math.abs(1 - scaleHeight)) scaleHeight = scaleWidth
    else scaleWidth = scaleHeight
  }
  const constrain = (value: number) => roundHalfEven(value / multiple) * multiple
  return {
    height: constrain(scaleHeight * image.height),
    width: constrain(scaleWidth * image.width),
  }
}

/** The size of ViLT and BridgeTower: shorter and longer side bounded, in multiples of a divisor. */
export function divisibleSize({ width, height }: Size, shortest: number, divisor: number): Size {
  const longest = Math.trunc((1333 / 800) * shortest)
  const scale = shortest / Math.min(height, width)
  let newHeight = height < width ? shortest : scale * height
  let newWidth = height < width ? scale * width : shortest
  const most = Math.max(newHeight, newWidth)
  if (most > longest) {
    newHeight *= longest / most
    newWidth *= longest / most
  }
  const cut = (value: number) => Math.floor(Math.trunc(value + 0.5) / divisor) * divisor
  return { height: cut(newHeight), width: cut(newWidth) }
}

/** The size whose longer side has a length (SAM). */
export function longestEdgeSize({ width, height }: Size, longest: number): Size {
  const scale = longest / Math.max(height, width)
  return { height: Math.trunc(height * scale + 0.5), width: Math.trunc(width * scale + 0.5) }
}

/** Sides rounded up to multiples of a divisor. */
export function roundedUp({ width, height }: Size, divisor: number): Size {
  const up = (side: number) => Math.ceil(side / divisor) * divisor
  return { height: up(height), width: up(width) }
}
