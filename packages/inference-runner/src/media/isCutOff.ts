/** The parts of a file, in place: numbers are read with bounds, as 0 beyond the end. */
class Reader {
  readonly #view: DataView
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  get length(): number {
    return this.#view.byteLength
  }
  byte(at: number): number {
    return at >= 0 && at < this.length ? this.#view.getUint8(at) : 0
  }
  number(at: number, littleEndian = false): number {
    return at >= 0 && at + 4 <= this.length ? this.#view.getUint32(at, littleEndian) : 0
  }
  letters(at: number): string {
    return String.fromCharCode(...[0, 1, 2, 3].map((offset) => this.byte(at + offset)))
  }
}

const NO_SIZE = 0xffffffff
const SEGMENT = 0x18538067

/** RIFF: a program that writes to a pipe leaves the size of `data` at 0 or at the largest number. */
function wavEnd(file: Reader): number {
  let at = 12
  while (at + 8 <= file.length) {
    const size = file.number(at + 4, true)
    if (file.letters(at) === 'data') return size === NO_SIZE ? 0 : at + 8 + size
    at += 8 + size + (size % 2)
  }
  return at
}

/** AIFF: one box that states its size. */
function aiffEnd(file: Reader): number {
  return 8 + file.number(4)
}

/** Ogg: pages that begin with the sizes of their segments (RFC 3533, 6). */
function oggEnd(file: Reader): number {
  let at = 0
  while (file.letters(at) === 'OggS') {
    const segments = file.byte(at + 26)
    let size = 27 + segments
    for (let index = 0; index < segments; index += 1) size += file.byte(at + 27 + index)
    at += size
  }
  return at
}

/** ISO base media: boxes that begin with their size; 0 is "to the end", 1 a size of 64 bits. */
function mp4End(file: Reader): number {
  let at = 0
  while (at + 8 <= file.length) {
    const short = file.number(at)
    if (short === 0) return at
    const size = short === 1 ? file.number(at + 8) * 2 ** 32 + file.number(at + 12) : short
    if (size < 8) return at
    at += size
  }
  return at
}

/** The value of a number of EBML and its length in bytes; a value of all ones is "unknown". */
function ebmlSize(file: Reader, at: number): { size: number; length: number } {
  const first = file.byte(at)
  const length = Math.clz32(first) - 23
  let size = first & (0xff >> length)
  let isUnknown = size === 0xff >> length
  for (let index = 1; index < length; index += 1) {
    size = size * 256 + file.byte(at + index)
    isUnknown &&= file.byte(at + index) === 0xff
  }
  return { size: isUnknown ? 0 : size, length }
}

/** WebM and Matroska: a header and a segment, whose size a live recording leaves unknown (RFC 8794). */
function webmEnd(file: Reader): number {
  const header = ebmlSize(file, 4)
  const at = 4 + header.length + header.size
  if (file.number(at) !== SEGMENT) return at
  const segment = ebmlSize(file, at + 4)
  return at + 4 + segment.length + segment.size
}

const ENDS: Readonly<Record<string, (file: Reader) => number>> = {
  'audio/wav': wavEnd,
  'audio/aiff': aiffEnd,
  'audio/ogg': oggEnd,
  'audio/mp4': mp4End,
  'video/mp4': mp4End,
  'video/webm': webmEnd,
}

/**
 * Says whether a file ends before the size that it states, as a download that broke off does. Only
 * its outermost parts are looked at. Formats that state no size, such as MP3, are never cut off.
 *
 * @param type - its media type, as `sniffType` gives it.
 */
export function isCutOff(bytes: Uint8Array, type: string): boolean {
  const file = new Reader(bytes)
  return (ENDS[type]?.(file) ?? 0) > file.length
}
