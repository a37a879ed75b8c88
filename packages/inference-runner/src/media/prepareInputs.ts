import { availableParallelism } from 'node:os'
import type { MediaKind, TaskId } from '@taskmesh/tasks'
import { MediaError } from '../errors.ts'
import { needPackages } from '../needPackages.ts'
import { mapMedia, type PlacedMedia } from './mapMedia.ts'
import { readMedia, type ReadMediaOptions } from './readMedia.ts'
import { arraysOf, type DecodedMedia } from './releaseMedia.ts'

/** Most bytes that the decoded media of one call may take in memory. */
const MAX_DECODED_BYTES = 256 * 1024 * 1024

/** How many pieces of media of one call are decoded at once: libraries take one thread for each. */
const AT_ONCE = Math.min(availableParallelism(), 4)

type Decode = (
  bytes: Uint8Array,
  path: string,
  options: { signal?: AbortSignal | undefined },
) => Promise<DecodedMedia>

function refuse(kind: string): Decode {
  return (_bytes, path) =>
    Promise.reject(new MediaError(path, `expected no ${kind}: this runner does not decode it`))
}

const DECODERS: Record<MediaKind, Decode> = {
  image: async (...call) => {
    const { decodeImage, needsWorker } = await needPackages(import('./decodeImage.ts'))
    const [bytes, path] = call
    if (!(await needsWorker(bytes))) return decodeImage(bytes, path)
    return (await import('./decodeInWorker.ts')).decodeInWorker('image', ...call)
  },
  audio: async (...call) => (await import('./decodeInWorker.ts')).decodeInWorker('audio', ...call),
  video: async (bytes, path) =>
    (await needPackages(import('./decodeVideo.ts'))).decodeVideo(bytes, path),
  '3d': refuse('3D model'),
}

/** Bytes of the pixels or samples. */
function sizeOf(decoded: DecodedMedia): number {
  return arraysOf(decoded).reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** A call whose media are decoded. */
export interface PreparedInputs {
  /** What engines take. */
  inputs: unknown[]
  /** The media in them. */
  media: DecodedMedia[]
}

/**
 * Fetches and decodes all media of a call, a few pieces at once, so that engines see decoded
 * data only: no URL, no file name, no encoded image.
 *
 * @param inputs - a list of inputs that fit the task's schema.
 * @param isBatch - whether the request had a list, which decides the paths in messages.
 * @returns the inputs with `DecodedImage`s in the places of images and `DecodedAudio`s in those of sounds.
 * @throws {@link MediaError} with the path of what cannot be read, such as `inputs[2].image`.
 */
export async function prepareInputs(
  task: TaskId,
  inputs: readonly unknown[],
  { isBatch, ...options }: ReadMediaOptions & { isBatch: boolean },
): Promise<PreparedInputs> {
  let decodedBytes = 0
  const media: DecodedMedia[] = []
  const decode = async ({ value, kind, path }: PlacedMedia) => {
    const decoded = await DECODERS[kind](await readMedia(value, path, options), path, options)
    options.signal?.throwIfAborted()
    decodedBytes += sizeOf(decoded)
    media.push(decoded)
    if (decodedBytes <= MAX_DECODED_BYTES) return decoded
    throw new MediaError(
      path,
      `expected at most ${MAX_DECODED_BYTES} bytes of pixels and samples in one call`,
    )
  }
  return { inputs: await mapMedia(task, inputs, isBatch, decode, AT_ONCE), media }
}
