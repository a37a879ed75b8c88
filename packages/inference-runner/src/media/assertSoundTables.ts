import { MediaError } from '../errors.ts'

const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf'])
const MAX_BOXES = 100_000
/** Bytes of one entry of a table, and where its count stands after the head of the box. */
const TABLES: Readonly<Record<string, number>> = { stco: 4, co64: 8, stsc: 12, stts: 8 }

/**
 * Checks that the tables of an MP4 file hold as many entries as they say. The demuxer would reserve
 * memory for the number that is stated, which is up to four thousand million.
 *
 * Source: ISO/IEC 14496-12, 8.6 to 8.8.
 *
 * @throws {@link MediaError} for a file whose tables are larger than itself.
 */
export function assertSoundTables(bytes: Uint8Array, path: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const number = (at: number) => (at + 4 <= view.byteLength ? view.getUint32(at) : 0)
  let boxes = 0

  function isSane(type: string, body: number, size: number): boolean {
    const entry = TABLES[type]
    if (entry !== undefined) return number(body + 4) * entry <= size
    if (type === 'stsz') {
      const each = number(body + 4)
      return number(body + 8) * (each || 4) <= (each === 0 ? size : bytes.length)
    }
    // A run without fields of its own has samples of a size that is stated once; each has a byte.
    return type !== 'trun' || number(body + 4) <= bytes.length
  }

  function check(start: number, end: number): void {
    let at = start
    while (at + 8 <= end) {
      const short = number(at)
      const size =
        short === 1 ? number(at + 8) * 2 ** 32 + number(at + 12) : short === 0 ? end - at : short
      if (size < 8) return
      boxes += 1
      const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
      const bodySize = Math.min(size, end - at) - 8
      if (boxes > MAX_BOXES || !isSane(type, at + 8, bodySize)) {
        throw new MediaError(path, 'expected a sound, got an MP4 file with a broken index')
      }
      if (CONTAINERS.has(type)) check(at + 8, at + 8 + bodySize)
      at += size
    }
  }
  check(0, bytes.length)
}
