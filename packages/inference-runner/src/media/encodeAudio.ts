import type { DecodedAudio } from '../engine/decodedAudio.ts'
import { resample } from '../engines/sounds/resample.ts'
import { needPackages } from '../needPackages.ts'
import { encodeWav, toInt16 } from './encodeWav.ts'

/** The formats that sounds are written in, by their media types. */
export const SOUND_TYPES = ['audio/wav', 'audio/flac', 'audio/mpeg'] as const

/** The media type of a sound that can be written. */
export type SoundType = (typeof SOUND_TYPES)[number]

interface StreamEncoder {
  encode(channels: Float32Array[]): Uint8Array
  flush(): Uint8Array
  free(): void
}

/** The rates of MPEG 1, 2 and 2.5 Layer III (ISO/IEC 11172-3 and 13818-3), in hertz. */
const MP3_RATES = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
const MP3_KILOBITS = { mono: 128, stereo: 192 }
/** LAME makes everything quieter by this factor, so that nothing is cut when it is decoded. */
const LAME_SCALE = 0.95
const MAX_FLAC_CHANNELS = 8
/** Where the head of a FLAC file says how many samples there are (RFC 9639, 8.2). */
const FLAC_LENGTH_AT = 21

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function writeAll(encoder: StreamEncoder, channels: Float32Array[]): Uint8Array<ArrayBuffer> {
  try {
    // The encoders reuse their memory, so that each part is copied before the next is made.
    const start = encoder.encode(channels).slice()
    return join([start, encoder.flush().slice()])
  } finally {
    encoder.free()
  }
}

function mixedTo(channels: readonly Float32Array[], most: number): Float32Array[] {
  if (channels.length <= most) return [...channels]
  const [first = new Float32Array()] = channels
  return [
    first.map(
      (_, at) => channels.reduce((sum, channel) => sum + (channel[at] ?? 0), 0) / channels.length,
    ),
  ]
}

async function encodeFlac({ samplingRate, channels }: DecodedAudio) {
  const { default: createEncoder } = await needPackages(import('@audio/encode-flac'))
  const written = mixedTo(channels, MAX_FLAC_CHANNELS)
  const encoder = await createEncoder({ sampleRate: samplingRate, channels: written.length })
  // The encoder multiplies by 32,767; a file that is read divides by 32,768.
  const steps = written.map((channel) => channel.map((sample) => toInt16(sample) / 32_767))
  const bytes = writeAll(encoder, steps)
  // It writes to a stream and cannot go back to the head, where the length is unknown.
  const view = new DataView(bytes.buffer)
  const length = written[0]?.length ?? 0
  view.setUint8(
    FLAC_LENGTH_AT,
    (view.getUint8(FLAC_LENGTH_AT) & 0xf0) | Math.floor(length / 2 ** 32),
  )
  view.setUint32(FLAC_LENGTH_AT + 1, length % 2 ** 32)
  return bytes
}

async function encodeMp3({ samplingRate, channels }: DecodedAudio) {
  const { default: createEncoder } = await needPackages(import('@audio/encode-mp3'))
  const sampleRate = MP3_RATES.find((rate) => rate >= samplingRate) ?? 48_000
  const written = mixedTo(channels, 2).map((channel) => resample(channel, samplingRate, sampleRate))
  const bitrate = written.length === 1 ? MP3_KILOBITS.mono : MP3_KILOBITS.stereo
  const encoder = await createEncoder({ sampleRate, channels: written.length, bitrate })
  return writeAll(
    encoder,
    written.map((channel) => channel.map((sample) => sample / LAME_SCALE)),
  )
}

/**
 * Writes a sound as a file.
 *
 * - `audio/wav`: 16 bits, any rate and number of channels.
 * - `audio/flac`: 16 bits, without loss; more than 8 channels are mixed to one.
 * - `audio/mpeg`: MP3 at 128 kbit/s, 192 for two channels; more are mixed to one. A rate that MP3 does
 *   not have becomes the next higher one, at most 48,000 Hz. As in every MP3 file, some silence comes
 *   before the sound, about 70 ms at 16,000 Hz, and after it.
 *
 * @param sound - channels of equal length with samples from -1 to 1; what is louder is cut.
 *
 * @example
 * ```ts
 * const bytes = await encodeAudio({ samplingRate: 16_000, channels: [samples] }, 'audio/flac')
 * ```
 */
export async function encodeAudio(
  sound: DecodedAudio,
  type: SoundType,
): Promise<Uint8Array<ArrayBuffer>> {
  if (type === 'audio/flac') return encodeFlac(sound)
  return type === 'audio/mpeg' ? encodeMp3(sound) : encodeWav(sound)
}
