import type { DecodedAudio } from '../engine/decodedAudio.ts'
import type { DecodedImage } from '../engine/decodedImage.ts'
import { needPackages } from '../needPackages.ts'

/**
 * Decodes one piece of media.
 *
 * @param path - where it was in the request, for messages.
 */
export type Decoder<Decoded> = (bytes: Uint8Array, path: string) => Promise<Decoded>

/** What each decoder that runs in a worker thread makes. */
export interface WorkerDecoded {
  audio: DecodedAudio
  image: DecodedImage
}

export type WorkerDecoderKind = keyof WorkerDecoded

/** The decoders that compute without a pause, which is why they run in worker threads. */
export const WORKER_DECODERS: {
  readonly [Kind in WorkerDecoderKind]: Decoder<WorkerDecoded[Kind]>
} = {
  audio: async (bytes, path) =>
    (await needPackages(import('./decodeAudio.ts'))).decodeAudio(bytes, path),
  image: async (bytes, path) =>
    (await needPackages(import('./decodeImage.ts'))).decodeImage(bytes, path),
}
