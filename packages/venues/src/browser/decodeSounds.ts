import type { TaskId } from '@taskmesh/tasks/registry'
import * as z from 'zod/mini'
import { BrowserDataError } from './errors.ts'
import { fetchKept } from './fetchKept.ts'
import { readMedia } from './readMedia.ts'

const USUAL_RATE = 16_000
const MOST_SECONDS = 60 * 60

const settings = z.object({
  sampling_rate: z.optional(z.int().check(z.gte(3000), z.lte(192_000))),
})

/** Whether the input of a task is a sound. */
export function hearsSound(task: TaskId): boolean {
  return task === 'audio-classification' || task === 'automatic-speech-recognition'
}

/** Reads at which rate the model hears, from `preprocessor_config.json`; most hear at 16 kHz. */
async function samplingRateOf(folder: string, { cache, signal }: Options): Promise<number> {
  const response = await fetchKept(`${folder}preprocessor_config.json`, cache, {
    signal: signal ?? null,
  }).catch(() => undefined)
  const json: unknown = response?.ok === true ? await response.json().catch(() => ({})) : {}
  return z.safeParse(settings, json).data?.sampling_rate ?? USUAL_RATE
}

function toMono(sound: AudioBuffer): Float32Array {
  const channels = Array.from({ length: sound.numberOfChannels }, (_, at) =>
    sound.getChannelData(at),
  )
  return Float32Array.from(
    { length: sound.length },
    (_, at) => channels.reduce((sum, channel) => sum + (channel[at] ?? 0), 0) / channels.length,
  )
}

async function decode(media: unknown, samplingRate: number): Promise<Float32Array> {
  const blob = await readMedia(media, 'sound')
  const context = new OfflineAudioContext(1, 1, samplingRate)
  const sound = await context.decodeAudioData(await blob.arrayBuffer()).catch(() => {
    throw new BrowserDataError('This browser cannot decode the sound. Give it as WAV or MP3.')
  })
  if (sound.duration > MOST_SECONDS)
    throw new BrowserDataError(`The sound is longer than ${MOST_SECONDS} seconds.`)
  return toMono(sound)
}

interface Options {
  cache: string | undefined
  signal: AbortSignal | undefined
}

/**
 * Decodes sounds to what the model in a folder hears: one channel at its rate. A worker cannot, as only pages have the
 * decoders of the browser.
 *
 * @throws {@link BrowserDataError} for what is no sound.
 */
export async function decodeSounds(
  inputs: unknown,
  folder: string,
  options: Options,
): Promise<unknown> {
  const rate = await samplingRateOf(folder, options)
  if (!Array.isArray(inputs)) return decode(inputs, rate)
  const sounds: readonly unknown[] = inputs
  const decoded: Float32Array[] = []
  for (const sound of sounds) decoded.push(await decode(sound, rate))
  return decoded
}
