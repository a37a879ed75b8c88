/** A piece of a long sound, which overlaps with those beside it. Lengths are in samples. */
export interface SoundWindow {
  samples: Float32Array
  /** How much of its beginning belongs to the piece before, and of its end to the one after. */
  left: number
  right: number
  isLast: boolean
}

/** How a long sound is cut, in samples. */
export interface WindowSizes {
  length: number
  /** By how much neighbours overlap on each side; twice as much is below the length. */
  stride: number
}

/**
 * Cuts a long sound into pieces of a length that overlap, as `chunk_iter` of Transformers does.
 *
 * Source: `transformers.pipelines.automatic_speech_recognition.chunk_iter`.
 */
export function windowsOf(samples: Float32Array, { length, stride }: WindowSizes): SoundWindow[] {
  const windows: SoundWindow[] = []
  for (let start = 0; start < samples.length; start += length - 2 * stride) {
    const piece = samples.subarray(start, start + length)
    const isLast = start + length >= samples.length
    const left = start === 0 ? 0 : stride
    if (piece.length > left) {
      windows.push({ samples: piece, left, right: isLast ? 0 : stride, isLast })
    }
    if (isLast) break
  }
  return windows
}
