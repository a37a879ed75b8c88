/** The first frame of a GIF, and where it lies on the canvas. */
export interface OpaqueGif {
  /** A GIF that has the size of its first frame, which is opaque. */
  bytes: Uint8Array
  width: number
  height: number
  /** How far the canvas reaches beyond the frame, and what it has there. */
  margin: { left: number; top: number; right: number; bottom: number }
  fill: { r: number; g: number; b: number }
}

const EXTENSION = 0x21
const GRAPHIC_CONTROL = 0xf9
const IMAGE = 0x2c
const HEADER_BYTES = 13

/** The bytes of a colour table, as its flags tell: 3 for each of 2 to 256 colours; 0 when there is none. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)

/**
 * Makes the first frame of a GIF opaque: what is transparent gets the colour that the palette has for
 * it, as in `Image.open(…).convert('RGB')` of Pillow. What ends too early, or is no GIF, comes out as
 * something that no decoder takes. See the GIF89a specification, 18 (screen), 20 (image) and 23 (graphic control).
 */
export function opaqueGif(bytes: Uint8Array): OpaqueGif {
  const copy = new Uint8Array(bytes)
  const byte = (at: number) => copy[at] ?? 0
  let table = HEADER_BYTES
  let at = HEADER_BYTES + tableBytes(byte(10))
  let index = 0
  while (at < copy.length && byte(at) === EXTENSION) {
    if (byte(at + 1) === GRAPHIC_CONTROL && byte(at + 3) & 1) {
      index = byte(at + 6)
      copy[at + 3] = byte(at + 3) & ~1
    }
    at += 2
    while (at < copy.length && byte(at) !== 0) at += byte(at) + 1
    at += 1
  }
  if (tableBytes(byte(at + 9)) > 0) table = at + 10
  const word = (place: number) => byte(place) + 256 * byte(place + 1)
  const [canvasWidth, canvasHeight] = [word(6), word(8)]
  const [left, top, width, height] = [word(at + 1), word(at + 3), word(at + 5), word(at + 7)]
  if (byte(at) === IMAGE) {
    copy.copyWithin(6, at + 5, at + 9)
    copy.fill(0, at + 1, at + 5)
  }
  const colour = table + 3 * index
  return {
    bytes: copy,
    width,
    height,
    margin: {
      left,
      top,
      right: Math.max(0, canvasWidth - left - width),
      bottom: Math.max(0, canvasHeight - top - height),
    },
    fill: { r: byte(colour), g: byte(colour + 1), b: byte(colour + 2) },
  }
}
