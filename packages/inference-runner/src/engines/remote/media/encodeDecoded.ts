import { isRecord } from '@taskmesh/errors'
import type { DecodedAudio } from '../../../engine/decodedAudio.ts'
import type { DecodedImage } from '../../../engine/decodedImage.ts'
import { InferenceError } from '../../../errors.ts'
import { encodeWav } from '../../../media/encodeWav.ts'
import { needPackages } from '../../../needPackages.ts'

function isImage(value: Record<string, unknown>): value is Record<string, unknown> & DecodedImage {
  return value['data'] instanceof Uint8Array && typeof value['width'] === 'number'
}

function isSound(value: Record<string, unknown>): value is Record<string, unknown> & DecodedAudio {
  return typeof value['samplingRate'] === 'number' && Array.isArray(value['channels'])
}

/**
 * An input as it can travel: pictures as PNG and sounds as WAV of 16 bits, both without loss of what
 * was decoded but the last bits of samples.
 *
 * @throws {@link InferenceError} for a video, which is not encoded again.
 */
export async function encodeDecoded(value: unknown, model: string): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => encodeDecoded(item, model)))
  if (!isRecord(value) || value instanceof Uint8Array) return value
  if (isImage(value)) {
    const { width, height, data } = value
    const { default: sharp } = await needPackages(import('sharp'))
    const png = await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer()
    return new Uint8Array(png)
  }
  if (isSound(value)) return encodeWav(value)
  if (Array.isArray(value['frames']) && 'times' in value) {
    throw new InferenceError(model, 'Videos are not sent to remote endpoints.')
  }
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await encodeDecoded(item, model)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}
