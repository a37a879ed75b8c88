import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DecodedAudio } from '../engine/decodedAudio.ts'
import type { DecodedImage } from '../engine/decodedImage.ts'
import type { DecodedVideo } from '../engine/decodedVideo.ts'

/** A picture, sound or video as engines take it. */
export type DecodedMedia = DecodedImage | DecodedAudio | DecodedVideo

/** Smaller arrays are left to the garbage collector. */
const LARGE_BYTES = 1024 * 1024

/** The arrays of pixels or samples. */
export function arraysOf(media: DecodedMedia): readonly (Uint8Array | Float32Array)[] {
  if ('data' in media) return [media.data]
  return 'frames' in media ? media.frames.map(({ data }) => data) : media.channels
}

/** What is released before. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Gives back the memory of decoded media, whose arrays are empty then: one array in each turn of the event loop, as
 * it takes the system some milliseconds for a photograph. The garbage collector would find it late, and the more there
 * is, the more often it stops the event loop to look for it.
 *
 * @param media - which nobody reads or writes any more, in no other thread either.
 * @returns when it is done.
 *
 * @example
 * ```ts
 * await releaseMedia([photograph])
 * photograph.data.length // 0
 * ```
 */
export async function releaseMedia(media: readonly DecodedMedia[]): Promise<void> {
  for (const { buffer, byteLength } of media.flatMap(arraysOf)) {
    // What is a part of other memory is not the media's own.
    if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== byteLength) continue
    if (byteLength >= LARGE_BYTES) before = before.then(nextTurn).then(() => buffer.transfer(0))
  }
  await before
}
