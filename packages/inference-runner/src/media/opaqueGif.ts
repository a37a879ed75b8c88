/** A GIF whose first frame is opaque. */
export interface OpaqueGif {
  bytes: Uint8Array
  /** What the canvas has where the first frame does not reach. */
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
 * it, as in `Image.open(…).convert('RGB')` of Pillow. A GIF that ends too early, or is none, is left as
 * it is. See the GIF89a specification, 18 (screen), 20 (image) and 23 (graphic control).
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
  if (byte(at) === IMAGE && tableBytes(byte(at + 9)) > 0) table = at + 10
  const colour = table + 3 * index
  return { bytes: copy, fill: { r: byte(colour), g: byte(colour + 1), b: byte(colour + 2) } }
}
