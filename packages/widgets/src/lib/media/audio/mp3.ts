/** A run of whole frames of an MP3 file. */
export interface Mp3Window {
  /** Where it begins and ends in the file, in bytes. */
  start: number
  end: number
  startS: number
}

/** An MP3 file, cut into pieces that can be decoded one by one. */
export interface Mp3Windows {
  windows: readonly Mp3Window[]
  durationS: number
}

interface Frame {
  bytes: number
  seconds: number
}

const MPEG_1 = 3
const LAYER_3 = 1
/** Kilobits per second by their index. Source: ISO/IEC 11172-3, 2.4.2.3, and ISO/IEC 13818-3. */
const RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const SAMPLE_RATES = [44_100, 48_000, 32_000]

/** Where the frames begin: after the names that a file may have at its head. Source: ID3v2.4, section 3.1. */
function headBytes(bytes: Uint8Array): number {
  const [i, d, three, , , , a = 0, b = 0, c = 0, e = 0] = bytes
  const hasTag = i === 0x49 && d === 0x44 && three === 0x33
  return hasTag ? 10 + (((a * 128 + b) * 128 + c) * 128 + e) : 0
}

function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  if (bytes[at] !== 0xff) return undefined
  const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]]
  const version = (second >> 3) & 3
  const isFrame = second >> 5 === 7 && ((second >> 1) & 3) === LAYER_3
  const isFirst = version === MPEG_1
  const bits = 1000 * ((isFirst ? RATES_1 : RATES_2)[third >> 4] ?? 0)
  const divisor = isFirst ? 1 : version === 0 ? 4 : 2
  const rate = (SAMPLE_RATES[(third >> 2) & 3] ?? 0) / divisor
  if (!isFrame || version === 1 || bits === 0 || rate === 0) return undefined
  const padding = (third >> 1) & 1
  const samples = isFirst ? 1152 : 576
  return { bytes: Math.floor(((samples / 8) * bits) / rate) + padding, seconds: samples / rate }
}

/** As much of a file may be something else than frames, such as names at its end. */
const MOST_OTHER = 0.1

/**
 * Finds the frames of an MP3 file, in pieces of about a minute.
 *
 * @param pieceS - length of a piece in seconds.
 * @returns `undefined` for other files.
 */
export function mp3Windows(bytes: Uint8Array, pieceS = 60): Mp3Windows | undefined {
  const windows: Mp3Window[] = []
  const head = headBytes(bytes)
  let durationS = 0
  /** How many bytes may still be something else than frames. */
  let room = (bytes.length - head) * MOST_OTHER
  for (let at = head; at < bytes.length;) {
    const frame = frameAt(bytes, at)
    if (frame === undefined) {
      at += 1
      room -= 1
      if (room < 0) return undefined
      continue
    }
    const last = windows.at(-1)
    const end = Math.min(at + frame.bytes, bytes.length)
    if (last === undefined || durationS - last.startS >= pieceS)
      windows.push({ start: at, end, startS: durationS })
    else last.end = end
    durationS += frame.seconds
    at = end
  }
  return windows.length > 0 ? { windows, durationS } : undefined
}
