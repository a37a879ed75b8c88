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

function loudestParts(channel: Float32Array): Float32Array {
  const peaks = new Float32Array(Math.min(MOST_PARTS, channel.length))
  for (let index = 0; index < channel.length; index += 1) {
    const part = Math.floor((index * peaks.length) / channel.length)
    const sample = Math.abs(channel[index] ?? 0)
    if (sample > (peaks[part] ?? 0)) peaks[part] = Math.min(sample, 1)
  }
  return peaks
}

async function decodedPeaks(file: Blob): Promise<Peaks | NoPeaks> {
  try {
    const context = new OfflineAudioContext(1, 1, DECODE_RATE_HZ)
    const buffer = await context.decodeAudioData(await file.arrayBuffer())
    return { durationS: buffer.duration, values: loudestParts(buffer.getChannelData(0)) }
  } catch {
    return 'unreadable'
  }
}

/**
 * Reads how loud a recording is over its time. WAV of any length is read in pieces; what is
 * compressed is decoded by the browser, beside the page, up to ten minutes.
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
  return isLong ? 'too-long' : await decodedPeaks(file)
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
