import { sniffType } from '@taskmesh/tasks/media'
import type { AudioData, StreamDecoder } from '@audio/decode'
import type { DecodedAudio } from '../engine/decodedAudio.ts'
import { MediaError, PackageMissingError } from '../errors.ts'
import { needPackages } from '../needPackages.ts'
import { publicReasonOf } from '../publicReasonOf.ts'
import { assertSoundTables } from './assertSoundTables.ts'
import { isCutOff } from './isCutOff.ts'
import { pcmCorrection, type PcmCorrection } from './pcmCorrection.ts'

/** Longest sound that is decoded, in seconds: an hour. */
export const MAX_SOUND_SECONDS = 3600
/** Most bytes that the samples of one sound may take: an hour at 16,000 Hz, and a little. */
export const MAX_SOUND_BYTES = 256 * 1024 * 1024

const BYTES_PER_SAMPLE = Float32Array.BYTES_PER_ELEMENT
const MAX_CHANNELS = 64
const MAX_SAMPLING_RATE = 1_000_000

/**
 * Encoded bytes that are decoded at once. Lossless silence grows a thousandfold and more, so that
 * what is too large is noticed after a small step.
 */
const STEP_BYTES = { plain: 64 * 1024, packed: 1024 }

interface SoundFormat {
  /** What messages call it. */
  name: string
  step: number
  /** Whether the decoder loses the last frame of a file that comes in steps. */
  losesEnd?: boolean
  open(decoders: Decoders): Promise<StreamDecoder>
}

type Decoders = typeof import('@audio/decode').default

const packed = (name: string, open: SoundFormat['open']): SoundFormat => ({
  name,
  step: STEP_BYTES.packed,
  open,
})
const plain = (name: string, open: SoundFormat['open']): SoundFormat => ({
  name,
  step: STEP_BYTES.plain,
  open,
})

/** The formats that are decoded, by the media type that their first bytes say. */
const FORMATS: Readonly<Record<string, SoundFormat>> = {
  'audio/wav': plain('WAV', (decoders) => decoders.wav()),
  'audio/aiff': plain('AIFF', (decoders) => decoders.aiff()),
  'audio/flac': { ...packed('FLAC', (decoders) => decoders.flac()), losesEnd: true },
  'audio/mpeg': packed('MP3', (decoders) => decoders.mp3()),
  'audio/aac': packed('AAC', (decoders) => decoders.aac()),
  'audio/amr': packed('AMR', (decoders) => decoders.amr()),
  'audio/amr-wb': packed('AMR', (decoders) => decoders.amr()),
  'audio/mp4': packed('M4A', (decoders) => decoders.m4a()),
  'video/mp4': packed('MP4', (decoders) => decoders.m4a()),
  'video/webm': packed('WebM', (decoders) => decoders.webm()),
}

/** What the first packet of an Ogg file begins with, by its codec (RFC 7845, 9639 and the Vorbis specification). */
const OGG_CODECS: readonly (readonly [mark: string, format: SoundFormat])[] = [
  ['OpusHead', packed('Opus', (decoders) => decoders.opus())],
  ['\x01vorbis', packed('Ogg Vorbis', (decoders) => decoders.oga())],
  ['\x7fFLAC', { ...packed('Ogg FLAC', (decoders) => decoders.flac()), losesEnd: true }],
]

const NAMES = 'WAV, FLAC, MP3, Ogg (Opus, Vorbis, FLAC), WebM, M4A, AAC, AIFF, AMR'

function describeContent(bytes: Uint8Array, type: string): string {
  if (bytes.length === 0) return 'an empty file'
  if (type === 'audio/ogg') return 'an Ogg file of another codec'
  if (type !== 'application/octet-stream') return `a file of the type ${type}`
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 200)).trimStart()
  if (/^(<!doctype html|<html)/i.test(start)) return 'a web page'
  return `${bytes.length} bytes of another kind`
}

function formatOf(bytes: Uint8Array, type: string): SoundFormat | undefined {
  if (type !== 'audio/ogg') return FORMATS[type]
  const head = String.fromCharCode(...bytes.subarray(0, 64))
  return OGG_CODECS.find(([mark]) => head.includes(mark))?.[1]
}

/** Collects what a decoder gives, and refuses what is too much. */
class Samples {
  readonly #pieces: Float32Array[][] = []
  readonly #path: string
  #samplingRate = 0
  #length = 0
  #channels = 0

  constructor(path: string) {
    this.#path = path
  }

  get length(): number {
    return this.#length
  }

  add({ channelData, sampleRate }: AudioData): void {
    const length = channelData[0]?.length ?? 0
    if (length === 0) return
    if (this.#samplingRate === 0) this.#samplingRate = sampleRate
    if (sampleRate !== this.#samplingRate) {
      throw this.#refusal('a sound of one sampling rate, got one that changes it')
    }
    if (!(sampleRate >= 1 && sampleRate <= MAX_SAMPLING_RATE)) {
      throw this.#refusal(`at most ${MAX_SAMPLING_RATE} samples per second, got ${sampleRate}`)
    }
    this.#length += length
    this.#channels = Math.max(this.#channels, channelData.length)
    if (this.#channels > MAX_CHANNELS) {
      throw this.#refusal(`at most ${MAX_CHANNELS} channels, got ${this.#channels}`)
    }
    if (this.#length > MAX_SOUND_SECONDS * sampleRate) {
      throw this.#refusal(`a sound of at most ${MAX_SOUND_SECONDS} seconds, got a longer one`)
    }
    const secondBytes = sampleRate * this.#channels * BYTES_PER_SAMPLE
    if ((this.#length / sampleRate) * secondBytes > MAX_SOUND_BYTES) {
      const seconds = Math.floor(MAX_SOUND_BYTES / secondBytes)
      const form = `${sampleRate} Hz with ${this.#channels} channels`
      throw this.#refusal(
        `at most ${seconds} seconds of sound at ${form}, got more; an hour fits as mono at 16000 Hz`,
      )
    }
    this.#pieces.push(channelData)
  }

  /** All samples. A piece with fewer channels, which a decoder gives for equal ones, has its first for the others. */
  toAudio({ positive, negative }: PcmCorrection): DecodedAudio {
    const channels = Array.from({ length: this.#channels }, (_, channel) => {
      const samples = new Float32Array(this.#length)
      let at = 0
      for (const piece of this.#pieces) {
        const part = piece[channel] ?? piece[0] ?? new Float32Array()
        samples.set(part, at)
        at += part.length
      }
      for (let index = 0; index < samples.length; index += 1) {
        const sample = samples[index] ?? 0
        if (!Number.isFinite(sample)) samples[index] = 0
        else samples[index] = sample * (sample > 0 ? positive : negative)
      }
      return samples
    })
    return { samplingRate: this.#samplingRate, channels }
  }

  #refusal(reason: string): MediaError {
    return new MediaError(this.#path, `expected ${reason}`)
  }
}

/** How many samples the head of a FLAC file states for each channel; 0 when it does not know (RFC 9639, 8.2). */
function flacLength(bytes: Uint8Array): number {
  if (bytes.length < 26) return 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22)
}

/**
 * Decodes a file some bytes at a time. What a decoder gives for the first steps is checked before the
 * next, which is why one that is to be decoded at once is decoded in steps before.
 */
async function decodeSteps(
  bytes: Uint8Array,
  { open }: SoundFormat,
  step: number,
  path: string,
): Promise<Samples> {
  const samples = new Samples(path)
  const { default: decoders } = await needPackages(import('@audio/decode'))
  const decode = await open(decoders)
  try {
    for (let at = 0; at < bytes.length; at += step) {
      samples.add(await decode(bytes.subarray(at, at + step)))
    }
    samples.add(await decode())
  } finally {
    decode.free()
  }
  return samples
}

/**
 * Decodes a sound to samples, at its own sampling rate and with all of its channels. The format is
 * known by the first bytes: WAV, FLAC, MP3, Ogg (Opus, Vorbis, FLAC), WebM, MP4 and M4A (AAC, ALAC),
 * AAC, AIFF, AMR; of a video, the first sound track. Samples are from -1 to 1 unless the file has
 * louder ones; what is no number is silence.
 *
 * It works on the thread it is called on: about half a second for an hour of sound.
 *
 * @param path - where the sound was in the request, for messages.
 * @throws {@link MediaError} that says what was expected and what came: another format, a file that
 * is broken or cut off, more than {@link MAX_SOUND_SECONDS} or {@link MAX_SOUND_BYTES}.
 */
export async function decodeAudio(bytes: Uint8Array, path: string): Promise<DecodedAudio> {
  const type = sniffType(bytes)
  const format = formatOf(bytes, type)
  if (format === undefined) {
    throw new MediaError(path, `expected a sound (${NAMES}), got ${describeContent(bytes, type)}`)
  }
  const { name } = format
  const isCut = () =>
    new MediaError(path, `expected a whole sound, got the beginning of one (${name})`)
  if (isCutOff(bytes, type)) throw isCut()
  if (type.endsWith('/mp4')) assertSoundTables(bytes, path)
  let samples: Samples
  try {
    samples = await decodeSteps(bytes, format, format.step, path)
    if (format.losesEnd === true) samples = await decodeSteps(bytes, format, bytes.length, path)
  } catch (cause) {
    if (cause instanceof MediaError || cause instanceof PackageMissingError) throw cause
    const reason = publicReasonOf(cause).slice(0, 200)
    throw new MediaError(
      path,
      `expected a whole sound, got one that cannot be decoded (${name}: ${reason})`,
      { cause },
    )
  }
  if (samples.length === 0) {
    throw new MediaError(path, `expected a sound, got a file without samples (${name})`)
  }
  if (type === 'audio/flac' && samples.length < flacLength(bytes)) throw isCut()
  return samples.toAudio(pcmCorrection(bytes, type))
}
