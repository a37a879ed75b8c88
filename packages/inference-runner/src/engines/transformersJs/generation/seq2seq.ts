import { AutoModelForSeq2SeqLM, AutoTokenizer, Tensor } from '@huggingface/transformers'
import { createIssue, InvalidRequestError, type TaskId, type TaskPiece } from '@taskmesh/tasks'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { always, onlyIf, type EffectRules } from '../../effects.ts'
import { inChunks } from '../../inChunks.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'
import { unsupported } from '../unsupported.ts'
import { continuation } from './continuation.ts'
import { encodeText, type EncodedText, type EncodeLimit } from './encodeText.ts'
import type { ModelInputs } from './Decoder.ts'
import { generate } from './generate.ts'
import type { GenerationConfig } from './generationConfig.ts'
import {
  generationRules,
  mergeSettings,
  requestedSettings,
  type GenerationParameters,
} from './generationSettings.ts'
import { stopStrings } from './stopStrings.ts'
import { createTextModel, type TextModel } from './textModel.ts'
import { textReader } from './textReader.ts'
import { TokenPieces } from './TokenPieces.ts'
import type { WrittenRow } from './writeRows.ts'

/** The parameters that tasks of encoder-decoder models take beside those of `GenerationConfig`. */
export interface Seq2SeqParameters {
  seed?: number | undefined
  truncation?: 'do_not_truncate' | 'longest_first' | 'only_first' | 'only_second' | undefined
  clean_up_tokenization_spaces?: boolean | undefined
}

/** A text for an encoder-decoder model. */
export interface Seq2SeqText extends EncodedText {
  /** Token that must come first, such as the target language. */
  firstToken?: number | undefined
}

/** A call of an encoder-decoder model with texts. */
export interface Seq2SeqCall {
  task: TaskId
  parameters: Seq2SeqParameters & GenerationParameters
  signal: AbortSignal
  /** Makes the tokens of a text. */
  encode(text: string, limit: EncodeLimit): Seq2SeqText
  /** Takes the pieces, if there is one text to write. */
  emit?: ((piece: TaskPiece<'text2text-generation'>) => void) | undefined
}

/** The token that the decoder begins with. */
export function decoderStart({ defaults }: TextModel): number | undefined {
  return [defaults.decoder_start_token_id ?? defaults.bos_token_id ?? []].flat()[0]
}

/** Loads an encoder-decoder model with its tokenizer. */
export async function loadSeq2Seq(
  spec: HuggingFaceSpec,
  options: LoadOptions,
): Promise<{ textModel: TextModel; memoryBytes: number }> {
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal: unsupported(spec.task, AutoModelForSeq2SeqLM),
    read: (location, files, session) =>
      Promise.all([
        AutoTokenizer.from_pretrained(location, files),
        loadModel(AutoModelForSeq2SeqLM, location, session),
      ]),
  })
  const textModel = createTextModel(...parts, config)
  await checkStart(textModel, spec, options)
  return { textModel, memoryBytes }
}

/**
 * Checks that a model says what its decoder begins with, and gives its warnings.
 *
 * @throws {@link ModelLoadError} when it does not.
 */
export async function checkStart(
  textModel: TextModel,
  { id }: HuggingFaceSpec,
  { onWarning }: LoadOptions,
): Promise<void> {
  textModel.warnings.forEach((warning) => onWarning?.(warning))
  if (decoderStart(textModel) !== undefined) return
  await textModel.model.dispose()
  const expected = 'decoder_start_token_id or bos_token_id is expected'
  throw new ModelLoadError(id, `${expected} in generation_config.json or config.json.`)
}

/** When the parameters of an encoder-decoder model have an effect. */
export function seq2SeqRules(textModel: TextModel, parameters: GenerationParameters): EffectRules {
  const settings = mergeSettings(parameters as GenerationConfig, textModel.defaults)
  return {
    ...generationRules(parameters, settings),
    truncation: onlyIf(
      parameters['truncation'] !== 'only_second',
      'there is one text only, not a second',
    ),
    clean_up_tokenization_spaces: always,
  }
}

/** Most tokens of a text that are read, when it may be cut. */
function cutLimit({ tokenizer, positions }: TextModel, { truncation }: Seq2SeqParameters) {
  const isCut = truncation === 'longest_first' || truncation === 'only_first'
  const most = isCut ? Math.min(tokenizer.model_max_length, positions) : Infinity
  return { most, side: 'right' } as const
}

function tooLong(task: TaskId, index: number | undefined, tokens: number, positions: number) {
  const path = index === undefined ? 'inputs' : `inputs[${index}]`
  const expected = `at most ${positions} tokens, which is what this model reads (the parameter truncation: "longest_first" cuts a longer text)`
  const received = `${tokens} tokens`
  return new InvalidRequestError(task, [createIssue({ path, code: 'too_big', expected, received })])
}

/** A sentence about a text that was cut. */
function describeCut({ ids, whole }: EncodedText, index: number | undefined): string[] {
  if (ids.length >= whole) return []
  const name = index === undefined ? 'The text' : `Text ${index + 1}`
  return [`${name} has ${whole} tokens; the model reads the first ${ids.length} only.`]
}

function idTensor(ids: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length])
}

/** One call of a model whose encoder reads something. */
export interface EncoderCall extends Pick<Seq2SeqCall, 'task' | 'parameters' | 'signal' | 'emit'> {
  /** What the encoder reads. */
  inputs: ModelInputs
  /** The tokens that the encoder reads, if it reads any. */
  encoderIds?: readonly number[] | undefined
  /** Token that must come first, such as the target language. */
  firstToken?: number | undefined
  /** What the decoder begins with; default: its start token. */
  start?: readonly number[] | undefined
}

/** What was written after an encoder had read something. */
export interface WrittenAnswer {
  texts: string[]
  rows: WrittenRow[]
  warnings: string[]
}

/** Writes what a model says about what its encoder reads. */
export async function writeAnswer(textModel: TextModel, call: EncoderCall): Promise<WrittenAnswer> {
  const { task, parameters, signal, emit, inputs, encoderIds, firstToken } = call
  const reader = textReader(textModel.tokenizer, parameters.clean_up_tokenization_spaces)
  const requested = requestedSettings(task, parameters)
  const merged = mergeSettings(requested, textModel.defaults)
  const settings =
    firstToken === undefined ? merged : { ...merged, forced_bos_token_id: firstToken }
  const start = call.start ?? [decoderStart(textModel) ?? 0]
  const stop = stopStrings(settings)
  const isSampled = settings.do_sample === true
  const facts = { startTokens: start.length, stop, seed: isSampled ? parameters.seed : null }
  let pieces: TokenPieces | undefined
  const { rows, warnings } = await generate(textModel, {
    task,
    inputs,
    encoderIds,
    start,
    requested,
    settings,
    seed: parameters.seed,
    stop,
    read: (ids) => reader.decode([...ids], { skip_special_tokens: true }),
    onStart({ newTokens }) {
      pieces = emit && new TokenPieces(reader, { ...facts, newTokens, emit })
    },
    onToken: (ids, end) => pieces?.add(ids, end),
    signal,
  })
  const texts = rows.map(({ ids }) => continuation(reader, { ...facts, ids }))
  return { texts, rows, warnings }
}

/**
 * Writes texts for each text, one by one, with an encoder-decoder model.
 *
 * @throws {@link InvalidRequestError} for a text that is longer than the model reads and must not be cut.
 */
export async function writeTexts(
  textModel: TextModel,
  inputs: readonly string[],
  call: Seq2SeqCall,
): Promise<{ texts: string[][]; warnings: string[] }> {
  const { task, signal } = call
  const { positions } = textModel
  const limit = cutLimit(textModel, call.parameters)
  const answers = await inChunks(inputs, { size: 1, signal }, async ([input = ''], offset) => {
    const index = inputs.length === 1 ? undefined : offset
    const text = call.encode(input, limit)
    if (text.ids.length > positions) throw tooLong(task, index, text.ids.length, positions)
    const { ids, firstToken } = text
    const answer = await writeAnswer(textModel, {
      ...call,
      inputs: { input_ids: idTensor(ids), attention_mask: idTensor(ids.map(() => 1)) },
      encoderIds: ids,
      firstToken,
    })
    return [{ ...answer, warnings: [...describeCut(text, index), ...answer.warnings] }]
  })
  return {
    texts: answers.map(({ texts }) => texts),
    warnings: [...new Set(answers.flatMap(({ warnings }) => warnings))],
  }
}

/** The sentence that a model wants before each text of a task. */
export function taskPrefix({ config }: TextModel, task: TaskId): string {
  return config.task_specific_params?.[task]?.prefix ?? config.prefix ?? ''
}

/** Makes tokens of texts with a sentence before each. */
export function prefixed({ tokenizer }: TextModel, prefix: string): Seq2SeqCall['encode'] {
  return (text, limit) => encodeText(tokenizer, prefix + text, limit)
}
