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
import { lengthLimits } from '../generation/lengthLimits.ts'
import { generationRules, missing, samplingSettings } from '../generation/samplingSettings.ts'
import { TokenPieces } from '../generation/TokenPieces.ts'
import { TokenScores } from '../generation/TokenScores.ts'
import { generate, type TokenizedText } from '../generation/generate.ts'
import { writingDetails } from '../generation/writingDetails.ts'
import { createTextModel, type TextModel } from '../generation/textModel.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'
import { longestInput } from '../tokenize.ts'
import { unsupported } from '../unsupported.ts'

const TASK = 'text-generation'

type Parameters = TaskParameters<typeof TASK>
type Piece = TaskPiece<typeof TASK>
type Texts = TaskOutput<typeof TASK>

function rules(parameters: Parameters): EffectRules {
  const isSampled = parameters.do_sample === true
  const isDetailed = parameters.details === true
  const needsDetails = 'it needs details: true'
  return {
    ...generationRules(parameters),
    num_return_sequences: onlyIf(
      isSampled,
      'without do_sample: true all results would be the same, so there is one',
      1,
    ),
    return_full_text: always,
    stop: always,
    details: always,
    decoder_input_details: onlyIf(isDetailed, needsDetails, false),
    top_n_tokens: onlyIf(isDetailed, needsDetails),
    best_of: missing(1),
    frequency_penalty: missing(0),
    grammar: missing(),
    truncate: missing(),
    watermark: missing(false),
    adapter_id: missing(),
  }
}

function tooLong(index: number | undefined, tokens: number, positions: number) {
  const path = index === undefined ? 'inputs' : `inputs[${index}]`
  const expected = `fewer than ${positions} tokens, which is what this model takes`
  const received = `${tokens} tokens`
  return new InvalidRequestError(TASK, [createIssue({ path, code: 'too_big', expected, received })])
}

function encode({ tokenizer }: TextModel, text: string): TokenizedText {
  const add_special_tokens = (tokenizer.add_bos_token || tokenizer.add_eos_token) ?? false
  return tokenizer([text], { add_special_tokens })
}

/** How many texts are written after each prompt. */
function textCount({ do_sample, num_return_sequences }: Parameters): number {
  return do_sample === true ? (num_return_sequences ?? 1) : 1
}

interface Prompt {
  text: string
  /** Its place in a batch. */
  index: number | undefined
  parameters: Parameters
  signal: AbortSignal
  /** Takes the pieces, if there is one text to write. */
  emit?: ((piece: Piece) => void) | undefined
}

async function continueText(
  textModel: TextModel,
  { text, index, parameters, signal, emit }: Prompt,
): Promise<{ texts: Texts; warnings: string[] }> {
  const { stop = [], return_full_text = true } = parameters
  const encoded = encode(textModel, text)
  const startTokens = encoded.input_ids.dims[1] ?? 0
  const positions = longestInput(textModel.tokenizer, textModel.config)
  if (startTokens >= positions) throw tooLong(index, startTokens, positions)
  const { defaults } = textModel
  const limits = lengthLimits({
    task: TASK,
    startTokens,
    positions,
    requested: parameters,
    defaults,
  })
  const { newTokens } = limits
  const sampling = samplingSettings(parameters, defaults)
  const count = textCount(parameters)
  const seed = sampling === undefined ? null : sampling.seed
  const { details, decoder_input_details: withPrompt, top_n_tokens: most = 0 } = parameters
  const prefill = withPrompt === true ? Array.from(encoded.input_ids.data, Number) : []
  const scores = details === true ? new TokenScores(count, most) : undefined
  const pieces = { startTokens, newTokens, stop, seed, scores: scores?.rows[0] }
  const rows =
    newTokens === 0
      ? Array.from({ length: count }, () => ({ ids: [], end: undefined }))
      : await generate(textModel, encoded, {
          ...limits,
          startTokens,
          sampling,
          count,
          stop,
          repetitionPenalty: parameters.repetition_penalty ?? defaults.repetition_penalty ?? 1,
          scores,
          onToken: emit && new TokenPieces(textModel.tokenizer, { ...pieces, emit }).add,
          signal,
        })
  const texts = rows.map(({ ids, end }, row) => {
    const added = continuation(textModel.tokenizer, { ids, startTokens, stop })
    const generated_text = return_full_text ? text + added : added
    if (scores === undefined) return { generated_text }
    return {
      generated_text,
      details: writingDetails(textModel.tokenizer, {
        ...pieces,
        ids,
        end,
        seed: row === 0 ? seed : undefined,
        scores: scores.rows[row],
        prefill,
      }),
    }
  })
  return { texts, warnings: limits.warnings }
}

async function answer(
  textModel: TextModel,
  { inputs, parameters, signal }: TaskCall<typeof TASK>,
  emit?: (piece: Piece) => void,
): Promise<EngineAnswer<Texts>> {
  const answers = await inChunks(inputs, { size: 1, signal }, async ([text = ''], offset) => {
    const index = inputs.length === 1 ? undefined : offset
    return [await continueText(textModel, { text, index, parameters, signal, emit })]
  })
  const warnings = [
    ...describeIneffective(parameters, rules(parameters)),
    ...new Set(answers.flatMap((one) => one.warnings)),
  ]
  return { outputs: answers.map(({ texts }) => texts), warnings }
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

    return {
      memoryBytes,
      run: (call) => answer(textModel, call),
      stream(call) {
        const isOneText = call.inputs.length === 1 && textCount(call.parameters) === 1
        return piecesOf<Piece, EngineAnswer<Texts>>((emit) =>
          answer(textModel, call, isOneText ? emit : undefined),
        )
      },
      dispose: async () => void (await model.dispose()),
    }
  },
})
