import { AutoModelForCausalLM, AutoTokenizer } from '@huggingface/transformers'
import {
  createIssue,
  InvalidRequestError,
  type TaskOutput,
  type TaskParameters,
  type TaskPiece,
} from '@taskmesh/tasks'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { EngineAnswer, TaskCall } from '../../../engine/loadedModel.ts'
import { piecesOf } from '../../../engine/piecesOf.ts'
import { always, describeIneffective, onlyIf, type EffectRules } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { continuation } from '../generation/continuation.ts'
import { encodeText } from '../generation/encodeText.ts'
import { generate, isWrittenInOrder } from '../generation/generate.ts'
import type { GenerationConfig } from '../generation/generationConfig.ts'
import {
  generationRules,
  mergeSettings,
  missing,
  requestedSettings,
  severalTexts,
  textCount,
} from '../generation/generationSettings.ts'
import { countPenalty } from '../generation/processors/penalties.ts'
import { stopStrings } from '../generation/stopStrings.ts'
import { createTextModel, type TextModel } from '../generation/textModel.ts'
import { textReader } from '../generation/textReader.ts'
import { TokenPieces } from '../generation/TokenPieces.ts'
import type { TokenScore } from '../generation/TokenScores.ts'
import { writerTextAbility } from '../generation/writerTextAbility.ts'
import { writingDetails } from '../generation/writingDetails.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'
import { unsupported } from '../unsupported.ts'

const TASK = 'text-generation'

type Parameters = TaskParameters<typeof TASK>
type Piece = TaskPiece<typeof TASK>
type Texts = TaskOutput<typeof TASK>

function rules(parameters: Parameters, settings: GenerationConfig): EffectRules {
  const isDetailed = parameters.details === true
  const needsDetails = 'it needs details: true'
  const isSampled = settings.do_sample === true && isWrittenInOrder(settings)
  return {
    ...generationRules(parameters, settings),
    num_return_sequences: severalTexts(settings),
    return_full_text: always,
    stop: always,
    details: always,
    decoder_input_details: onlyIf(isDetailed, needsDetails, false),
    top_n_tokens: isWrittenInOrder(settings)
      ? onlyIf(isDetailed, needsDetails)
      : onlyIf(false, 'the tokens of beams have no probabilities of their own'),
    best_of: onlyIf(isSampled, 'it needs do_sample: true and one beam', 1),
    frequency_penalty: always,
    presence_penalty: always,
    truncate: always,
    grammar: missing(),
    watermark: missing(false),
    adapter_id: missing(),
  }
}

function tooLong(index: number | undefined, tokens: number, positions: number) {
  const path = index === undefined ? 'inputs' : `inputs[${index}]`
  const expected = `fewer than ${positions} tokens, which is what this model takes (the parameter truncate cuts a longer text)`
  const received = `${tokens} tokens`
  return new InvalidRequestError(TASK, [createIssue({ path, code: 'too_big', expected, received })])
}

interface Prompt {
  text: string
  /** Its place in a batch. */
  index: number | undefined
  parameters: Parameters
  requested: GenerationConfig
  settings: GenerationConfig
  signal: AbortSignal
  /** Takes the pieces, if there is one text to write. */
  emit?: ((piece: Piece) => void) | undefined
}

/** The tokens of a prompt. One without any begins with the token that begins texts. */
function startOf(textModel: TextModel, { text, index, parameters }: Prompt) {
  const { tokenizer, defaults, positions } = textModel
  const { truncate } = parameters
  const limit = { most: truncate ?? Infinity, side: 'left' } as const
  const { ids, whole } = encodeText(tokenizer, text, limit)
  const begin = defaults.bos_token_id ?? [defaults.eos_token_id ?? []].flat()[0]
  const start = ids.length > 0 || begin === undefined ? ids : [begin]
  if (start.length >= positions) throw tooLong(index, start.length, positions)
  const name = index === undefined ? 'The text' : `Text ${index + 1}`
  const isCut = start.length < whole
  const cut = `${name} has ${whole} tokens; truncate left the last ${start.length}.`
  return { start, warnings: isCut ? [cut] : [] }
}

function meanLogprob(scores: readonly TokenScore[]): number {
  return scores.reduce((sum, { logprob }) => sum + logprob, 0) / Math.max(1, scores.length)
}

async function continueText(
  textModel: TextModel,
  prompt: Prompt,
): Promise<{ texts: Texts; warnings: string[] }> {
  const { text, parameters, requested, settings, signal, emit } = prompt
  const { return_full_text = true, best_of: most = 1, details, top_n_tokens } = parameters
  const { frequency_penalty: frequency = 0, decoder_input_details: withPrompt } = parameters
  // OpenAI's completions have it, Hugging Face's specification does not.
  const { presence_penalty: given } = parameters
  const presence = typeof given === 'number' ? given : 0
  const reader = textReader(textModel.tokenizer, undefined)
  const { start, warnings } = startOf(textModel, prompt)
  const stop = stopStrings(settings, parameters.stop)
  const startTokens = start.length
  const isSampled = settings.do_sample === true
  const isBestOf = most > 1 && isSampled && isWrittenInOrder(settings)
  const count = textCount(TASK, settings)
  const seed = isSampled ? parameters.seed : null
  const facts = { startTokens, stop, seed, newTokens: 0 }
  let pieces: TokenPieces | undefined
  const written = await generate(textModel, {
    task: TASK,
    inputs: {},
    start,
    requested,
    settings: isBestOf ? { ...settings, num_return_sequences: Math.max(most, count) } : settings,
    seed: parameters.seed,
    stop,
    read: (ids) => reader.decode([...ids], { skip_special_tokens: true }),
    mostScores: details === true || isBestOf ? (top_n_tokens ?? 0) : undefined,
    processors:
      frequency === 0 && presence === 0 ? [] : [countPenalty(startTokens, { frequency, presence })],
    onStart({ newTokens, scores }) {
      const shown = details === true ? scores?.rows[0] : undefined
      pieces = emit && new TokenPieces(reader, { ...facts, newTokens, scores: shown, emit })
    },
    onToken: (ids, end) => pieces?.add(ids, end),
    signal,
  })
  const all = written.rows.map(({ ids, end }, row) => {
    const added = continuation(reader, { ids, startTokens, stop })
    const generated_text = return_full_text ? text + added : added
    const scores = written.scores?.rows[row]
    const mean = meanLogprob(scores ?? [])
    if (details !== true) return { mean, generated_text }
    const how = writingDetails(reader, {
      ...facts,
      newTokens: ids.length - startTokens,
      ids,
      end,
      seed: row === 0 ? seed : undefined,
      scores,
      prefill: withPrompt === true ? start : [],
    })
    return { mean, generated_text, details: how }
  })
  const ranked = isBestOf ? all.toSorted((a, b) => b.mean - a.mean) : all
  const [kept, others] = [ranked.slice(0, count), ranked.slice(count)]
  const texts = kept.map(({ generated_text, details: how }) => {
    if (how === undefined) return { generated_text }
    const best_of_sequences = others.flatMap(({ details: other, ...one }) =>
      other === undefined ? [] : [{ ...other, generated_text: one.generated_text }],
    )
    return {
      generated_text,
      details: others.length === 0 ? how : { ...how, best_of_sequences },
    }
  })
  return { texts, warnings: [...warnings, ...written.warnings] }
}

async function answer(
  textModel: TextModel,
  { inputs, parameters, signal }: TaskCall<typeof TASK>,
  emit?: (piece: Piece) => void,
): Promise<EngineAnswer<Texts>> {
  const requested = requestedSettings(TASK, parameters)
  const settings = mergeSettings(requested, textModel.defaults)
  const answers = await inChunks(inputs, { size: 1, signal }, async ([text = ''], offset) => {
    const index = inputs.length === 1 ? undefined : offset
    const prompt = { text, index, parameters, requested, settings, signal, emit }
    return [await continueText(textModel, prompt)]
  })
  const warnings = [
    ...describeIneffective(parameters, rules(parameters, settings)),
    ...new Set(answers.flatMap((one) => one.warnings)),
  ]
  return { outputs: answers.map(({ texts }) => texts), warnings }
}

/** Whether one text is written token by token, so that it can come in pieces. */
function isOneText(textModel: TextModel, { inputs, parameters }: TaskCall<typeof TASK>): boolean {
  const settings = mergeSettings(requestedSettings(TASK, parameters), textModel.defaults)
  const isBestOf = settings.do_sample === true && (parameters.best_of ?? 1) > 1
  const isOne = inputs.length === 1 && textCount(TASK, settings) === 1
  return isOne && isWrittenInOrder(settings) && !isBestOf
}

/** Runs text-generation with decoder-only language models, in pieces where one text is written. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const { parts, config, memoryBytes } = await loadParts(spec, options, {
      refusal: unsupported(TASK, AutoModelForCausalLM),
      read: (location, files, session) =>
        Promise.all([
          AutoTokenizer.from_pretrained(location, files),
          loadModel(AutoModelForCausalLM, location, session),
        ]),
    })
    const [tokenizer, model] = parts
    const textModel = createTextModel(tokenizer, model, config)
    textModel.warnings.forEach((warning) => options.onWarning?.(warning))

    return {
      memoryBytes,
      text: writerTextAbility(textModel),
      run: (call) => answer(textModel, call),
      stream(call) {
        return piecesOf<Piece, EngineAnswer<Texts>>(async (emit) =>
          answer(textModel, call, isOneText(textModel, call) ? emit : undefined),
        )
      },
      dispose: async () => void (await model.dispose()),
    }
  },
})
