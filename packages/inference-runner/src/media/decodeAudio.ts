import decode from '@audio/decode'
import type { DecodedAudio } from '../engine/decodedAudio.ts'
import { MediaError } from '../errors.ts'
import { publicReasonOf } from '../publicReasonOf.ts'

/**
 * Decodes a sound to samples: at the rate and with the channels of its file.
 *
 * It computes without a pause: call it by `decodeInWorker('audio', …)`.
 *
 * @param path - where the sound was in the request, for messages.
 * @throws {@link MediaError} that says what was expected and what came.
 */
export async function decodeAudio(bytes: Uint8Array, path: string): Promise<DecodedAudio> {
  try {
    const { channelData, sampleRate } = await decode(bytes)
    return { samplingRate: sampleRate, channels: channelData.map((one) => new Float32Array(one)) }
  } catch (cause) {
    const reason = publicReasonOf(cause).slice(0, 200)
    throw new MediaError(path, `expected a sound that can be decoded (${reason})`, { cause })
  }
}
