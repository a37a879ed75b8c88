import type { TaskId } from '@taskmesh/tasks'
import { beamSearch } from './beamSearch.ts'
import { Decoder, type ModelInputs } from './Decoder.ts'
import type { GenerationConfig } from './generationConfig.ts'
import { textCount } from './generationSettings.ts'
import { lengthLimits } from './lengthLimits.ts'
import { drawing, logitsProcessors } from './logitsProcessors.ts'
import type { LogitsProcessor } from './processors/logitsProcessor.ts'
import { randomNumbers } from './RandomNumbers.ts'
import type { TextModel } from './textModel.ts'
import { TokenScores } from './TokenScores.ts'
import { writeRows, type RowSettings, type WrittenRow } from './writeRows.ts'

/** What to write. */
export interface GenerateCall {
  task: TaskId
  /** What the model reads besides the start, such as the mask of a text, or an image. */
  inputs: ModelInputs
  /** The tokens that the text starts with: the prompt, or what the decoder begins with. */
  start: readonly number[]
  /** The tokens that an encoder read. */
  encoderIds?: readonly number[] | undefined
  /** What the call asks for. */
  requested: GenerationConfig
  /** What the call and the model ask for together. */
  settings: GenerationConfig
  seed?: number | undefined
  /** Strings that end a text. */
  stop: readonly string[]
  /** Reads tokens that were written. */
  read: (ids: readonly number[]) => string
  /** How many of the most probable tokens to remember for each place; absent: no probabilities at all. */
  mostScores?: number | undefined
  /** Rules of the call that come after those of the settings. */
  processors?: readonly LogitsProcessor[] | undefined
  /** Called before the first token, with the most that are written. */
  onStart?: ((writing: { newTokens: number; scores: TokenScores | undefined }) => void) | undefined
  onToken?: RowSettings['onToken']
  signal: AbortSignal
}

/** What was written. */
export interface Generated {
  rows: WrittenRow[]
  scores: TokenScores | undefined
  warnings: string[]
}

/** Whether tokens come one after the other, so that a text can be followed while it is written. */
export function isWrittenInOrder({ num_beams = 1 }: GenerationConfig): boolean {
  return num_beams === 1
}

/**
 * Writes one or more texts after one start, as Transformers' `generate()` does with the same settings: the most
 * probable tokens, tokens drawn at random, or beams.
 */
export async function generate(textModel: TextModel, call: GenerateCall): Promise<Generated> {
  const { task, start, settings, requested, seed, stop, read, signal } = call
  const { model, defaults, endTokens, positions } = textModel
  const startTokens = start.length
  const count = textCount(task, settings)
  const limits = lengthLimits({ task, startTokens, positions, requested, defaults })
  const { newTokens, minLength, warnings } = limits
  const maxLength = startTokens + newTokens
  const isInOrder = isWrittenInOrder(settings)
  const scores =
    call.mostScores === undefined || !isInOrder
      ? undefined
      : new TokenScores(count, call.mostScores)
  if (newTokens === 0) {
    const rows = Array.from({ length: count }, () => ({ ids: [...start], end: undefined }))
    return { rows, scores, warnings }
  }
  const { encoderIds, processors = [], onStart, onToken } = call
  const drawn = drawing(settings, { endTokens, seed })
  const facts = { startTokens, minLength, maxLength, endTokens, encoderIds }
  const writing = {
    start,
    startTokens,
    maxLength,
    endTokens,
    stop,
    read,
    signal,
    processors: [...logitsProcessors(settings, facts), ...processors, ...(drawn?.processors ?? [])],
  }
  const decoder = await Decoder.open(model, call.inputs)
  if (!isInOrder) {
    const rows = await beamSearch(decoder, {
      ...writing,
      beams: settings.num_beams ?? 1,
      count,
      lengthPenalty: settings.length_penalty ?? 1,
      earlyStopping: settings.early_stopping ?? false,
      numbers: drawn && randomNumbers(seed, 1)[0],
    })
    return { rows, scores, warnings }
  }
  onStart?.({ newTokens, scores })
  const rows = await writeRows(decoder, {
    ...writing,
    sampling: drawn?.sampling,
    numbers: randomNumbers(seed, count),
    scores,
    onToken,
  })
  return { rows, scores, warnings }
}
