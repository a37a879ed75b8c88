import { AutoModelForCTC } from '@huggingface/transformers'
import type { TaskParameters } from '@taskmesh/tasks'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective, onlyIf, type EffectRules } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { loadParts } from '../loadParts.ts'
import { CtcListener } from '../sounds/CtcListener.ts'
import { NOT_BY_TOKENS } from '../sounds/soundGenerationRules.ts'
import type { Listener, TranscriptionOptions } from '../sounds/listener.ts'
import { MoonshineListener } from '../sounds/MoonshineListener.ts'
import { WhisperListener } from '../sounds/WhisperListener.ts'

const TASK = 'automatic-speech-recognition'
const WHISPER_TYPES = ['whisper', 'lite-whisper']
/** Types of CTC models that transformers.js has no class for, and whose graphs are run as they are. */
const OTHER_CTC_TYPES = ['data2vec-audio', 'sew', 'sew-d', 'wav2vec2-conformer']

type Parameters = TaskParameters<typeof TASK>

function isCtc(modelType: string): boolean {
  return AutoModelForCTC.supports(modelType) || OTHER_CTC_TYPES.includes(modelType)
}

function refusal(modelType: string): string | undefined {
  const isKnown = WHISPER_TYPES.includes(modelType) || modelType === 'moonshine' || isCtc(modelType)
  return isKnown
    ? undefined
    : `it runs Whisper, Moonshine and CTC models, not models of the type "${modelType}"`
}

function rulesOf(listener: Listener, { chunk_length_s = 0 }: Parameters): EffectRules {
  const hears = 'the model hears one language'
  const isCut = 'it needs chunk_length_s above 0'
  return {
    return_timestamps: onlyIf(
      listener.sentences || listener.words,
      'the model does not know the times',
      false,
    ),
    language: onlyIf(listener.languages, hears),
    task: onlyIf(listener.languages, hears, 'transcribe'),
    chunk_length_s: onlyIf(listener.windows, 'the model hears sounds of any length', 0),
    stride_length_s: onlyIf(listener.windows && chunk_length_s > 0, isCut),
    ...NOT_BY_TOKENS,
    max_new_tokens: onlyIf(listener.writes, 'the model does not write token by token'),
    use_cache: always,
  }
}

/** The parts that get their times, and a sentence when they are others than those that were asked for. */
function timestampsOf(
  listener: Listener,
  { return_timestamps = false }: Parameters,
): { timestamps: TranscriptionOptions['timestamps']; warnings: string[] } {
  if (return_timestamps === 'word' && !listener.words && listener.sentences) {
    const reason =
      'the model was exported without its cross-attentions (output_attentions) or has no alignment_heads'
    return {
      timestamps: true,
      warnings: [`The times are those of sentences, not of words: ${reason}.`],
    }
  }
  if (return_timestamps === true && !listener.sentences && listener.words) {
    return {
      timestamps: 'word',
      warnings: ['The times are those of words: the model knows no sentences.'],
    }
  }
  const hasTimes = listener.sentences || listener.words
  return { timestamps: hasTimes ? return_timestamps : false, warnings: [] }
}

function windowsOf(listener: Listener, { chunk_length_s = 0, stride_length_s }: Parameters) {
  if (!listener.windows || chunk_length_s === 0) return { windowSeconds: 0, strideSeconds: 0 }
  const strideSeconds = stride_length_s ?? chunk_length_s / 6
  if (strideSeconds * 2 >= chunk_length_s) {
    throw new InvalidRequestError(TASK, [
      createIssue({
        path: 'parameters.stride_length_s',
        code: 'invalid_value',
        expected: `less than half of chunk_length_s, which is ${chunk_length_s}`,
        received: String(strideSeconds),
      }),
    ])
  }
  return { windowSeconds: chunk_length_s, strideSeconds }
}

/** @throws InvalidRequestError for a translation by a model that writes the language that it hears. */
function assertTranslates(listener: Listener, { task }: Parameters): void {
  if (task !== 'translate' || listener.languages) return
  const path = 'parameters.task'
  const expected = '"transcribe": this model writes the language that it hears'
  throw new InvalidRequestError(TASK, [
    createIssue({ path, code: 'invalid_value', expected, received: '"translate"' }),
  ])
}

/** Runs automatic-speech-recognition with Whisper, Moonshine and CTC models such as Wav2Vec2. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    let modelType = ''
    const { parts, memoryBytes } = await loadParts<Listener>(spec, options, {
      refusal(type) {
        modelType = type
        return refusal(type)
      },
      read: (location, _files, session, config) => {
        if (WHISPER_TYPES.includes(modelType))
          return WhisperListener.load(location, config, session)
        return isCtc(modelType)
          ? CtcListener.load(location, config, session)
          : MoonshineListener.load(location, session)
      },
    })
    const listener = parts

    return {
      memoryBytes,

      async run({ inputs, parameters, signal }) {
        assertTranslates(listener, parameters)
        const { timestamps, warnings } = timestampsOf(listener, parameters)
        const how: TranscriptionOptions = {
          timestamps,
          ...windowsOf(listener, parameters),
          language: listener.languages ? parameters.language : undefined,
          task: parameters.task,
          maxNewTokens: parameters.max_new_tokens,
          signal,
        }
        const outputs = await inChunks(inputs, { size: 1, signal }, async ([sound]) =>
          sound === undefined ? [] : [await listener.transcribe(sound, how)],
        )
        const rules = rulesOf(listener, parameters)
        return { outputs, warnings: [...describeIneffective(parameters, rules), ...warnings] }
      },

      dispose: () => listener.dispose(),
    }
  },
})
