import { unchanged, type Step } from '../shared/decoded.ts'
import { encodeFile } from './encodeFile.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

const RATE = /;\s*rate=(\d{1,7})/

function startsWith(bytes: Uint8Array, word: string, offset = 0): boolean {
  return [...word].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0))
}

/** The chunks of a RIFF file: a name of four letters, the length of the content, the content. */
function waveRate(bytes: Uint8Array, view: DataView): number | undefined {
  let place = 12
  while (place + 16 <= bytes.length) {
    if (startsWith(bytes, 'fmt ', place)) return view.getUint32(place + 12, true)
    const length = view.getUint32(place + 4, true)
    place += 8 + length + (length % 2)
  }
  return undefined
}

/**
 * Samples per second of a WAV or FLAC file, by its header.
 *
 * Sources: Multimedia Programming Interface and Data Specifications 1.0 (RIFF WAVE); RFC 9639
 * (FLAC), section 8.2.
 */
function readSamplingRate(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WAVE', 8)) return waveRate(bytes, view)
  const isFlac = startsWith(bytes, 'fLaC') && bytes.length >= 22
  return isFlac ? view.getUint32(18) >>> 12 : undefined
}

function rateOf(audio: unknown): number | undefined {
  if (audio instanceof Uint8Array) return readSamplingRate(audio)
  const rate = audio instanceof Blob ? RATE.exec(audio.type)?.[1] : undefined
  return rate === undefined ? undefined : Number(rate)
}

/** A sound without its rate gets it from its bytes or its media type, if they say it. */
export const decodeSound: Step = (wire) => {
  if (!isJsonObject(wire) || 'sampling_rate' in wire) return unchanged(wire)
  const { audio } = wire
  const rate = rateOf(audio)
  if (rate === undefined || rate === 0) return unchanged(wire)
  const isMarked = audio instanceof Blob && RATE.test(audio.type)
  const bare = isMarked ? audio.slice(0, audio.size, audio.type.replace(RATE, '')) : audio
  return unchanged({ ...wire, audio: bare, sampling_rate: rate })
}

/** The sound alone, with its rate behind the media type: `audio/wav;rate=16000`. */
export const encodeSound = encodeFile('audio', (output) => {
  const rate: unknown = Reflect.get(output, 'sampling_rate')
  return typeof rate === 'number' ? `;rate=${rate}` : ''
})
