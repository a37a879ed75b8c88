import { mp3Windows } from './mp3.ts'
import { readWavFormat, wavPeaks } from './wav.ts'

/** How loud a recording is over its time. */
export interface Peaks {
  durationS: number
  /** The loudest sample in each of equal parts, from 0 to 1. */
  values: Float32Array
}

/** Why a waveform can't be drawn. */
export type NoPeaks = 'too-long' | 'unreadable'

/** As many parts as a wide screen can show. */
const MOST_PARTS = 1200
/** A browser decodes a compressed file whole: ten minutes of stereo take 230 MB while it does. */
export const MAX_DECODED_S = 600
/** What a browser does not know the length of may be decoded up to this size. */
const MAX_UNKNOWN_BYTES = 2 * 1024 * 1024
/** Enough for a picture, and the least that all browsers take. */
const DECODE_RATE_HZ = 8000

/** Puts samples that begin at a part of the whole, from 0 to 1, into the peaks. */
function addSamples(peaks: Float32Array, samples: Float32Array, from: number, share: number): void {
  for (const [index, value] of samples.entries()) {
    const place = from + (index / samples.length) * share
    const part = Math.min(Math.floor(place * peaks.length), peaks.length - 1)
    const sample = Math.abs(value)
    if (sample > (peaks[part] ?? 0)) peaks[part] = Math.min(sample, 1)
  }
}

function decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
  return new OfflineAudioContext(1, 1, DECODE_RATE_HZ).decodeAudioData(bytes)
}

async function decodedPeaks(file: Blob): Promise<Peaks> {
  const buffer = await decode(await file.arrayBuffer())
  const values = new Float32Array(Math.min(MOST_PARTS, buffer.length))
  addSamples(values, buffer.getChannelData(0), 0, 1)
  return { durationS: buffer.duration, values }
}

/** The peaks of a long recording, a minute at a time, where its format can be cut. */
async function longPeaks(file: Blob, signal: AbortSignal): Promise<Peaks | NoPeaks> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mp3 = mp3Windows(bytes)
  if (mp3 === undefined) return 'too-long'
  const { windows, durationS } = mp3
  const values = new Float32Array(MOST_PARTS)
  for (const [index, { start, end, startS }] of windows.entries()) {
    signal.throwIfAborted()
    const buffer = await decode(bytes.slice(start, end).buffer)
    const endS = windows[index + 1]?.startS ?? durationS
    addSamples(values, buffer.getChannelData(0), startS / durationS, (endS - startS) / durationS)
  }
  return { durationS, values }
}

/**
 * Reads how loud a recording is over its time. WAV and MP3 of any length are read in pieces; anything
 * else is decoded whole by the browser, beside the page, up to ten minutes.
 *
 * @param knownS - length of the recording as its player knows it; `undefined` when it does not.
 *
 * @example
 * ```ts
 * const peaks = await readPeaks(file, { knownS: 6.2, signal })
 * if (typeof peaks !== 'string') peaks.values.length // 1200
 * ```
 */
export async function readPeaks(
  file: Blob,
  { knownS, signal }: { knownS: number | undefined; signal: AbortSignal },
): Promise<Peaks | NoPeaks> {
  const format = await readWavFormat(file)
  if (format !== undefined) {
    const values = await wavPeaks(file, format, { most: MOST_PARTS, signal })
    return { durationS: format.frames / format.sampleRate, values }
  }
  const isLong = knownS === undefined ? file.size > MAX_UNKNOWN_BYTES : knownS > MAX_DECODED_S
  try {
    return await (isLong ? longPeaks(file, signal) : decodedPeaks(file))
  } catch {
    return 'unreadable'
  }
}

/**
 * The bars of a waveform: as many as there is room for, each as high as the loudest part in it. A quiet
 * recording fills the height too; silence stays flat.
 */
export function barsOf(peaks: Float32Array, most: number): number[] {
  const count = Math.max(1, Math.min(most, peaks.length))
  const bars = Array<number>(count).fill(0)
  for (const [index, peak] of peaks.entries()) {
    const bar = Math.floor((index * count) / peaks.length)
    if (peak > (bars[bar] ?? 0)) bars[bar] = peak
  }
  const loudest = bars.reduce((largest, bar) => Math.max(largest, bar), 0.02)
  return bars.map((bar) => bar / loudest)
}
