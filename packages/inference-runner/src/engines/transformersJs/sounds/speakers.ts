import {
  AutoModel,
  AutoTokenizer,
  AutoModelForTextToSpectrogram,
  VitsModel,
  Tensor,
} from '@huggingface/transformers'
import type { PreTrainedTokenizer } from '@huggingface/transformers'
import { createIssue, InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ModelLoadError, ModelOutputError } from '../../../errors.ts'
import type { ModelConfig } from '../readModelConfig.ts'
import type { SessionOptions } from '../sessionOptions.ts'
import { generatedSound, type GeneratedSound } from './generatedSound.ts'

/** How a text is to be spoken. */
export interface SpeakingOptions {
  task: TaskId
  voice: string | undefined
}

/** A model that speaks. */
export interface Speaker {
  tokenizer: PreTrainedTokenizer
  /** Names of its voices; none when it has one. */
  voices: readonly string[]
  speak(text: string, options: SpeakingOptions): Promise<GeneratedSound>
  dispose(): Promise<void>
}

const rate = z.int().check(z.gt(0))
const vitsConfig = z.looseObject({ sampling_rate: rate, num_speakers: z._default(z.int(), 1) })
const speechT5Config = z.looseObject({ speaker_embedding_dim: z._default(rate, 512) })
const waveformOutput = z.looseObject({ waveform: z.instanceof(Tensor) })
const MAX_VOICE_BYTES = 1_000_000
const SPEECH_T5_RATE = 16_000
const VOICE_FILE = /\.bin$/

function unknownVoice(task: TaskId, voice: string, voices: readonly string[]) {
  const known =
    voices.length === 0 ? 'no name: the model has one voice' : `one of ${voices.join(', ')}`
  return new InvalidRequestError(task, [
    createIssue({
      path: 'parameters.voice',
      code: 'invalid_value',
      expected: known,
      received: JSON.stringify(voice),
    }),
  ])
}

/** VITS and MMS: a graph from the letters to the waveform. Voices are numbers, if there are several. */
async function loadVits(
  location: string,
  config: ModelConfig,
  session: SessionOptions,
): Promise<Speaker> {
  const { sampling_rate, num_speakers } = z.parse(vitsConfig, config)
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(location, session),
    VitsModel.from_pretrained(location, session),
  ])
  const names: readonly string[] = model.sessions['model']?.inputNames ?? []
  const hasVoices = num_speakers > 1 && names.includes('speaker_id')
  const voices = hasVoices ? Array.from({ length: num_speakers }, (_, id) => String(id)) : []
  return {
    tokenizer,
    voices,
    async speak(text, { task, voice }) {
      if (voice !== undefined && !voices.includes(voice)) throw unknownVoice(task, voice, voices)
      const inputs = tokenizer([text], { truncation: true })
      const speaker = new Tensor('int64', [BigInt(voice ?? 0)], [1])
      const output = await model({ ...inputs, ...(hasVoices ? { speaker_id: speaker } : {}) })
      return generatedSound(z.parse(waveformOutput, output).waveform, sampling_rate)
    },
    dispose: async () => void (await model.dispose()),
  }
}

/** The vectors of voices: files of float32 beside the model, by their names. */
async function readVoices(
  location: string,
  size: number,
  id: string,
): Promise<ReadonlyMap<string, Float32Array>> {
  const folder = join(location, 'speaker_embeddings')
  const files = await readdir(folder).catch(() => [])
  const voices = new Map<string, Float32Array>()
  for (const file of files.filter((name) => VOICE_FILE.test(name)).toSorted()) {
    const found = await stat(join(folder, file))
    if (!found.isFile() || found.size !== size * 4 || found.size > MAX_VOICE_BYTES) {
      throw new ModelLoadError(
        id,
        `speaker_embeddings/${file}: expected a file of ${size} numbers of 32 bits, got ${found.size} bytes.`,
      )
    }
    const bytes = await readFile(join(folder, file))
    const numbers = new Float32Array(new Uint8Array(bytes).buffer)
    voices.set(file.replace(VOICE_FILE, ''), numbers)
  }
  return voices
}

/** SpeechT5: letters to a spectrogram in the voice of a vector, and a vocoder in the folder `vocoder`. */
async function loadSpeechT5(
  location: string,
  config: ModelConfig,
  session: SessionOptions,
): Promise<Speaker> {
  const { speaker_embedding_dim } = z.parse(speechT5Config, config)
  const voices = await readVoices(location, speaker_embedding_dim, session.id)
  const [first] = voices.values()
  if (first === undefined) {
    throw new ModelLoadError(
      session.id,
      `There is no voice: put vectors of ${speaker_embedding_dim} numbers of 32 bits as speaker_embeddings/<name>.bin beside it, such as those of Xenova/transformers.js-docs.`,
    )
  }
  const [tokenizer, model, vocoder] = await Promise.all([
    AutoTokenizer.from_pretrained(location, session),
    AutoModelForTextToSpectrogram.from_pretrained(location, session),
    AutoModel.from_pretrained(join(location, 'vocoder'), { ...session, dtype: 'fp32' }),
  ])
  return {
    tokenizer,
    voices: [...voices.keys()],
    async speak(text, { task, voice }) {
      const vector = voice === undefined ? first : voices.get(voice)
      if (vector === undefined) throw unknownVoice(task, voice ?? '', [...voices.keys()])
      const { input_ids } = tokenizer([text], { truncation: true })
      if (!('generate_speech' in model) || typeof model.generate_speech !== 'function') {
        throw new ModelOutputError('it writes no speech')
      }
      const embeddings = new Tensor('float32', vector, [1, vector.length])
      const output: unknown = await model.generate_speech(input_ids, embeddings, { vocoder })
      return generatedSound(z.parse(waveformOutput, output).waveform, SPEECH_T5_RATE)
    },
    async dispose() {
      await Promise.all([model.dispose(), vocoder.dispose()])
    },
  }
}

type SpeakerLoader = (
  location: string,
  config: ModelConfig,
  session: SessionOptions,
) => Promise<Speaker>

const LOADERS: ReadonlyMap<string, SpeakerLoader> = new Map([
  ['vits', loadVits],
  ['speecht5', loadSpeechT5],
])

/** Why models of a type do not speak here; `undefined` for those that do. */
export function refuseSpeaker(modelType: string): string | undefined {
  return LOADERS.has(modelType)
    ? undefined
    : `it runs models of the types ${[...LOADERS.keys()].join(' and ')}, not "${modelType}"`
}

/**
 * Loads a model that speaks.
 *
 * @throws {@link ModelLoadError} for a type that {@link refuseSpeaker} refuses, or without voices.
 */
export const loadSpeaker: SpeakerLoader = (location, config, session) => {
  const load = LOADERS.get(config.model_type)
  if (load !== undefined) return load(location, config, session)
  throw new ModelLoadError(session.id, `${refuseSpeaker(config.model_type)}.`)
}
