/** How the samples of a WAV file lie in it. */
export interface WavFormat {
  channels: number
  sampleRate: number
  bitsPerSample: number
  isFloat: boolean
  /** Where the samples begin, in bytes. */
  offset: number
  /** How many samples there are of each channel. */
  frames: number
}

const PCM = 1
const FLOAT = 3
const EXTENSIBLE = 0xfffe
/** Far more than any file has before its samples. */
const MAX_HEADER_BYTES = 64 * 1024

function wordAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}

interface Chunk {
  start: number
  size: number
}

/** The chunks of a RIFF file by their names, as far as the head of the file shows them. */
function chunksIn(view: DataView): Map<string, Chunk> {
  const chunks = new Map<string, Chunk>()
  for (let at = 12; at + 8 <= view.byteLength && !chunks.has('data');) {
    const size = view.getUint32(at + 4, true)
    chunks.set(wordAt(view, at), { start: at + 8, size })
    at += 8 + size + (size % 2)
  }
  return chunks
}

function formatIn(view: DataView, { start }: Chunk) {
  if (start + 16 > view.byteLength) return undefined
  const tag = view.getUint16(start, true)
  const isExtensible = tag === EXTENSIBLE && start + 26 <= view.byteLength
  const kind = isExtensible ? view.getUint16(start + 24, true) : tag
  const bitsPerSample = view.getUint16(start + 14, true)
  const sizes = kind === FLOAT ? [32, 64] : kind === PCM ? [8, 16, 24, 32] : []
  if (!sizes.includes(bitsPerSample)) return undefined
  const channels = view.getUint16(start + 2, true)
  const sampleRate = view.getUint32(start + 4, true)
  return { channels, sampleRate, bitsPerSample, isFloat: kind === FLOAT }
}

/**
 * Reads how the samples of a WAV file lie in it.
 *
 * Source: Microsoft, “Multimedia Programming Interface and Data Specifications 1.0”, 1991, and
 * WAVEFORMATEXTENSIBLE.
 *
 * @returns `undefined` for other files, and for samples that are packed in some way.
 */
export async function readWavFormat(file: Blob): Promise<WavFormat | undefined> {
  const view = new DataView(await file.slice(0, MAX_HEADER_BYTES).arrayBuffer())
  if (view.byteLength < 44 || wordAt(view, 0) !== 'RIFF' || wordAt(view, 8) !== 'WAVE')
    return undefined
  const chunks = chunksIn(view)
  const [fmt, data] = [chunks.get('fmt '), chunks.get('data')]
  const format = fmt && formatIn(view, fmt)
  if (format === undefined || data === undefined) return undefined
  const frameBytes = (format.channels * format.bitsPerSample) / 8
  // What is written while it is recorded has no size yet, or one that is too large.
  const bytes = Math.min(data.size, file.size - data.start)
  const frames = Math.floor(bytes / frameBytes)
  const isUsable = format.channels > 0 && format.sampleRate > 0 && frames > 0
  return isUsable ? { ...format, offset: data.start, frames } : undefined
}

/** How to read the size of a sample, from 0 to 1. */
function sampleReader({
  bitsPerSample,
  isFloat,
}: WavFormat): (view: DataView, at: number) => number {
  if (isFloat && bitsPerSample === 64) return (view, at) => Math.abs(view.getFloat64(at, true))
  if (isFloat) return (view, at) => Math.abs(view.getFloat32(at, true))
  if (bitsPerSample === 8) return (view, at) => Math.abs(view.getUint8(at) - 128) / 128
  if (bitsPerSample === 16) return (view, at) => Math.abs(view.getInt16(at, true)) / 32_768
  if (bitsPerSample === 24) return (view, at) => Math.abs(view.getInt16(at + 1, true)) / 32_768
  return (view, at) => Math.abs(view.getInt32(at, true)) / 2_147_483_648
}

const WINDOW_BYTES = 1024 * 1024
/** Of a long recording every n-th frame is looked at, so that five million samples are the most. */
const MOST_SAMPLES = 5_000_000

/**
 * The loudest sample in each of several equal parts of a WAV file, from 0 to 1. The file is read one
 * mebibyte at a time, so that a page goes on while it is.
 *
 * @param most - how many parts; fewer for a file with fewer samples.
 */
export async function wavPeaks(
  file: Blob,
  format: WavFormat,
  { most, signal }: { most: number; signal: AbortSignal },
): Promise<Float32Array> {
  const { channels, frames, offset } = format
  const sampleBytes = format.bitsPerSample / 8
  const frameBytes = sampleBytes * channels
  const peaks = new Float32Array(Math.min(most, frames))
  const loudness = sampleReader(format)
  const step = Math.ceil((frames * channels) / MOST_SAMPLES)
  const windowFrames = Math.ceil(WINDOW_BYTES / frameBytes / step) * step
  for (let first = 0; first < frames; first += windowFrames) {
    signal.throwIfAborted()
    const last = Math.min(first + windowFrames, frames)
    const [from, to] = [first, last].map((frame) => offset + frame * frameBytes)
    const view = new DataView(await file.slice(from, to).arrayBuffer())
    for (let frame = first; frame < last; frame += step) {
      const part = Math.floor((frame * peaks.length) / frames)
      const start = (frame - first) * frameBytes
      for (let at = start; at < start + frameBytes; at += sampleBytes) {
        const sample = loudness(view, at)
        if (sample > (peaks[part] ?? 0)) peaks[part] = Math.min(sample, 1)
      }
    }
  }
  return peaks
}
