import { randomUUID } from 'node:crypto'
import { AutoModelForCausalLM, AutoTokenizer } from '@huggingface/transformers'
import { isRecord } from '@taskmesh/errors'
import {
  createIssue,
  InvalidRequestError,
  type TaskOutput,
  type TaskParameters,
  type TaskPiece,
} from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import type { DecodedImage } from '../../../engine/decodedImage.ts'
import type { EngineAnswer, TaskCall } from '../../../engine/loadedModel.ts'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { piecesOf } from '../../../engine/piecesOf.ts'
import { ModelLoadError } from '../../../errors.ts'
import { always, describeIneffective, onlyIf, type EffectRules } from '../../effects.ts'
import { chatPrompt, toolsFor } from '../generation/chat/chatPrompt.ts'
import { findTemplate } from '../generation/chat/chatTemplate.ts'
import { markedReader } from '../generation/chat/markedReader.ts'
import { readAnswer, readUnfinished, type AnswerSettings } from '../generation/chat/readAnswer.ts'
import type { WantedTool } from '../generation/chat/toolCalls.ts'
import { continuation } from '../generation/continuation.ts'
import { generate } from '../generation/generate.ts'
import type { GenerationConfig } from '../generation/generationConfig.ts'
import { mergeSettings, requestedSettings } from '../generation/generationSettings.ts'
import { sequenceBias } from '../generation/processors/bias.ts'
import { countPenalty } from '../generation/processors/penalties.ts'
import { stopStrings } from '../generation/stopStrings.ts'
import { createTextModel, type TextModel } from '../generation/textModel.ts'
import type { PieceTokenizer } from '../generation/TokenPieces.ts'
import type { TokenScore } from '../generation/TokenScores.ts'
import type { WrittenRow } from '../generation/writeRows.ts'
import { loadModel } from '../loadModel.ts'
import { loadParts } from '../loadParts.ts'
import type { ImageReader } from '../seeing/ImageReader.ts'
import { cannotSee } from '../seeing/imageReaders.ts'
import { loadSeeingModel } from '../seeing/loadSeeingModel.ts'
import { countImages, seenPrompt } from '../seeing/seenPrompt.ts'
import { unsupported } from '../unsupported.ts'

const TASK = 'chat-completion'

type Parameters = TaskParameters<typeof TASK>
type Output = TaskOutput<typeof TASK>
type Choice = Output['choices'][number]
type Piece = TaskPiece<typeof TASK>
type Delta = Piece['choices'][number]['delta']
type Call = TaskCall<typeof TASK>
type Input = Call['inputs'][number]

/** A text that may still become another when more is written: a character of which bytes are missing. */
const UNSURE = /\uFFFD+$/

interface ChatModel {
  id: string
  textModel: TextModel
  reader: PieceTokenizer
  /** How it sees; absent for a model that reads words only. */
  images?: ImageReader | undefined
}

/** The settings that servers such as vLLM add to OpenAI's. */
function addedSettings(parameters: Parameters): GenerationConfig {
  const { top_k: most, min_p, repetition_penalty, min_tokens: min_new_tokens } = parameters
  // -1 is all tokens there.
  const top_k = most === -1 ? 0 : most
  return requestedSettings(TASK, { top_k, min_p, repetition_penalty, min_new_tokens })
}

/** The settings of `generate()` that parameters of a chat stand for. */
function requestedOf(parameters: Parameters): GenerationConfig {
  const { max_tokens, temperature, top_p } = parameters
  return {
    ...addedSettings(parameters),
    ...(max_tokens === undefined ? {} : { max_new_tokens: max_tokens }),
    ...(temperature === undefined ? {} : { temperature, do_sample: temperature > 0 }),
    ...(top_p === undefined ? {} : { top_p }),
  }
}

function isDrawn({ do_sample, temperature = 1 }: GenerationConfig): boolean {
  return do_sample === true && temperature > 0
}

function rules(parameters: Parameters, settings: GenerationConfig): EffectRules {
  const drawn = (neutral?: unknown) =>
    onlyIf(isDrawn(settings), 'it needs a temperature above 0', neutral)
  const isAsked = parameters.logprobs === true
  return {
    max_tokens: always,
    temperature: always,
    top_p: drawn(1),
    top_k: drawn(),
    min_p: drawn(0),
    repetition_penalty: always,
    min_tokens: always,
    chat_template_kwargs: always,
    frequency_penalty: always,
    presence_penalty: always,
    logit_bias: always,
    stop: always,
    seed: drawn(),
    n: onlyIf(isDrawn(settings), 'without a temperature above 0 all answers are the same', 1),
    logprobs: always,
    top_logprobs: onlyIf(isAsked, 'it needs logprobs: true', 0),
    response_format: always,
    modalities: always,
    verbosity: always,
    reasoning_effort: always,
    tools: always,
    tool_choice: (value) =>
      value === 'auto' || value === 'none'
        ? undefined
        : 'this engine cannot make a model call a tool; it offers the named one only',
    parallel_tool_calls: always,
    stream: always,
    stream_options: always,
  }
}

function tooLong(tokens: number, positions: number): InvalidRequestError {
  const expected = `fewer than ${positions} tokens, which is what this model takes`
  const received = `${tokens} tokens`
  return new InvalidRequestError(TASK, [
    createIssue({ path: 'inputs.messages', code: 'too_big', expected, received }),
  ])
}

/** What of OpenAI's parameters changes an answer in a way that this engine has not, and what it has. */
const CANNOT: Readonly<Record<string, { has: (value: unknown) => boolean; expected: string }>> = {
  response_format: {
    has: (value) => isRecord(value) && value['type'] === 'text',
    expected: '{ "type": "text" }: this engine cannot hold a model to a form',
  },
  modalities: {
    has: (value) => Array.isArray(value) && value.every((one) => one === 'text'),
    expected: '["text"]: this engine writes texts only',
  },
  audio: { has: () => false, expected: 'nothing: this engine writes texts only' },
  web_search_options: { has: () => false, expected: 'nothing: this engine searches nothing' },
  verbosity: {
    has: (value) => value === 'medium',
    expected: '"medium": say in a message how long answers should be',
  },
}

/** @throws InvalidRequestError for what programs rely on that ask for it. */
function assertPossible(parameters: Parameters): void {
  for (const [name, { has, expected }] of Object.entries(CANNOT)) {
    const value = parameters[name]
    if (value === undefined || value === null || has(value)) continue
    const shown = isRecord(value) ? (value['type'] ?? value) : value
    const received = JSON.stringify(shown).slice(0, 100)
    throw new InvalidRequestError(TASK, [
      createIssue({ path: `parameters.${name}`, code: 'invalid_value', expected, received }),
    ])
  }
}

function toLogprobs(
  reader: PieceTokenizer,
  scores: readonly TokenScore[],
): NonNullable<Choice['logprobs']> {
  const tokenOf = (id: number) => reader.decode([id], { skip_special_tokens: true })
  const shown = scores.filter(({ id }) => !reader.all_special_ids.includes(id))
  return {
    content: shown.map(({ id, logprob, top }) => ({
      token: tokenOf(id),
      logprob,
      top_logprobs: top
        .filter((one) => Number.isFinite(one.logprob))
        .map((one) => ({ token: tokenOf(one.id), logprob: one.logprob })),
    })),
  }
}

/** Where a part of a message has its image, which is decoded by then. */
const imageUrl = z.looseObject({
  url: z.object({
    width: z.number(),
    height: z.number(),
    channels: z.literal(3),
    data: z.instanceof(Uint8Array),
  }),
})

/** The images of a conversation, in its order. */
function imagesOf({ messages }: Input): DecodedImage[] {
  return messages.flatMap(({ content }) =>
    Array.isArray(content)
      ? content.flatMap((part) =>
          part.type === 'image_url' ? [z.parse(imageUrl, part.image_url).url] : [],
        )
      : [],
  )
}

/** The prompt of a conversation, with its images where the template puts them. */
function promptOf({ textModel, images: reader }: ChatModel, input: Input, parameters: Parameters) {
  const text = chatPrompt(textModel.tokenizer, input.messages, parameters, reader !== undefined)
  const images = reader === undefined ? [] : imagesOf(input)
  if (reader === undefined || images.length === 0) return { text, inputs: {} }
  const places = countImages(text, reader)
  if (places === images.length) return seenPrompt(text, images, reader)
  const expected = `a conversation in which the chat template writes ${reader.token} for each image (${images.length}), and no message does`
  const received = `${places} of them`
  throw new InvalidRequestError(TASK, [
    createIssue({ path: 'inputs.messages', code: 'invalid_value', expected, received }),
  ])
}

function countCalls({ messages }: Input): number {
  return messages.reduce(
    (count, one) => count + (one.role === 'assistant' ? (one.tool_calls?.length ?? 0) : 0),
    0,
  )
}

interface Reading {
  answer: AnswerSettings
  input: Input
  isOneCall: boolean
}

/** Wishes for tools with names that no earlier call of the conversation has. */
function toToolCalls(calls: readonly WantedTool[], { input, isOneCall }: Reading, index: number) {
  const before = countCalls(input)
  return (isOneCall ? calls.slice(0, 1) : calls).map((call, at) => ({
    id: `call_${index}_${before + at}`,
    type: 'function' as const,
    function: { name: call.name, arguments: call.arguments },
  }))
}

function toChoice(text: string, row: WrittenRow, index: number, reading: Reading): Choice {
  const { reasoning, content, calls } = readAnswer(text, reading.answer)
  const tool_calls = toToolCalls(calls, reading, index)
  const isCalling = tool_calls.length > 0
  const ended = row.end === undefined ? 'length' : 'stop'
  return {
    index,
    message: {
      role: 'assistant',
      content: isCalling && content === '' ? null : content,
      ...(reasoning === null ? {} : { reasoning_content: reasoning }),
      ...(isCalling ? { tool_calls } : {}),
    },
    finish_reason: isCalling ? 'tool_calls' : ended,
    // As vLLM says it.
    ...(row.end?.stop === undefined ? {} : { stop_reason: row.end.stop }),
  }
}

/** What all pieces of an answer have. */
type PieceHeader = Pick<Piece, 'id' | 'created' | 'model' | 'object'>

/** Makes pieces of an answer while it is written. */
class ChatPieces {
  readonly #header: PieceHeader
  readonly #emit: (piece: Piece) => void
  #said = { reasoning: '', content: '' }
  #isBegun = false

  constructor(header: PieceHeader, emit: (piece: Piece) => void) {
    this.#header = header
    this.#emit = emit
  }

  /** Takes what the answer is so far. */
  add({ reasoning, content }: { reasoning: string | null; content: string }): void {
    const thought = this.#new('reasoning', reasoning ?? '')
    const said = this.#new('content', content)
    if (thought !== '') this.#give({ reasoning_content: thought })
    if (said !== '') this.#give({ content: said })
  }

  /** Takes the whole answer. */
  end(
    { message, finish_reason, logprobs, ...choice }: Choice,
    usage: Output['usage'] | undefined,
  ): void {
    this.add({ reasoning: message.reasoning_content ?? null, content: message.content ?? '' })
    for (const [index, call] of (message.tool_calls ?? []).entries()) {
      this.#give({ tool_calls: [{ index, ...call }] })
    }
    this.#begin()
    this.#emit({
      ...this.#header,
      choices: [
        { ...choice, index: 0, delta: {}, finish_reason, ...(logprobs ? { logprobs } : {}) },
      ],
    })
    if (usage) this.#emit({ ...this.#header, choices: [], usage })
  }

  #new(part: 'reasoning' | 'content', text: string): string {
    const former = this.#said[part]
    if (!text.startsWith(former)) return ''
    this.#said[part] = text
    return text.slice(former.length)
  }

  #begin(): void {
    if (this.#isBegun) return
    this.#isBegun = true
    this.#send({ role: 'assistant', content: '' })
  }

  #give(delta: Delta): void {
    this.#begin()
    this.#send(delta)
  }

  #send(delta: Delta): void {
    this.#emit({ ...this.#header, choices: [{ index: 0, delta, finish_reason: null }] })
  }
}

async function answerOne(
  chat: ChatModel,
  input: Input,
  { parameters, signal }: Pick<Call, 'parameters' | 'signal'>,
  emit?: (piece: Piece) => void,
): Promise<{ output: Output; warnings: string[] }> {
  const { id: model, textModel, reader } = chat
  const { tokenizer, defaults, positions } = textModel
  const requested = requestedOf(parameters)
  const settings = mergeSettings(requested, defaults)
  const { text: prompt, inputs } = promptOf(chat, input, parameters)
  const start = tokenizer.encode(prompt, { add_special_tokens: false })
  if (start.length >= positions) throw tooLong(start.length, positions)
  const startTokens = start.length
  const stop = stopStrings(settings, parameters.stop)
  const { n = 1, logprobs, top_logprobs = 0, seed, logit_bias, parallel_tool_calls } = parameters
  const { frequency_penalty: frequency = 0, presence_penalty: presence = 0 } = parameters
  const hasTools = toolsFor(parameters).length > 0
  const answer = { isThinking: prompt.trimEnd().endsWith('<think>'), hasTools, stop }
  const reading = { answer, input, isOneCall: parallel_tool_calls === false }
  const header = { id: `chatcmpl-${randomUUID()}`, created: Math.floor(Date.now() / 1000), model }
  const pieces = emit && new ChatPieces({ ...header, object: 'chat.completion.chunk' }, emit)
  const read = (ids: readonly number[]) => continuation(reader, { ids, startTokens, stop })
  const bias = Object.entries(logit_bias ?? {}).map(
    ([token, value]) => [[Number(token)], value] as const,
  )
  const several = isDrawn(settings) ? n : 1
  const { rows, scores, warnings } = await generate(textModel, {
    task: TASK,
    inputs,
    start,
    requested,
    settings: { ...settings, num_beams: 1, num_return_sequences: several },
    seed: seed === undefined ? undefined : Math.abs(seed),
    stop,
    read: (ids) => reader.decode([...ids], { skip_special_tokens: true }),
    mostScores: logprobs === true ? top_logprobs : undefined,
    processors: [
      ...(bias.length === 0 ? [] : [sequenceBias(bias)]),
      ...(frequency === 0 && presence === 0
        ? []
        : [countPenalty(startTokens, { frequency, presence })]),
    ],
    onToken: (ids, end) => {
      if (pieces === undefined || end !== undefined) return
      pieces.add(readUnfinished(read(ids).replace(UNSURE, ''), answer))
    },
    signal,
  })
  const written = rows.map((row, index): Choice => {
    const choice = toChoice(read(row.ids), row, index, reading)
    const places = scores?.rows[index]
    return places === undefined ? choice : { ...choice, logprobs: toLogprobs(reader, places) }
  })
  const [first] = written
  // Without chance all answers are the same.
  const choices =
    several === n || first === undefined
      ? written
      : Array.from({ length: n }, (_, index) => ({ ...first, index }))
  const completion_tokens = rows.reduce((sum, { ids }) => sum + ids.length - startTokens, 0)
  const total_tokens = startTokens + completion_tokens
  const usage = { prompt_tokens: startTokens, completion_tokens, total_tokens }
  if (pieces && first) {
    pieces.end(first, parameters.stream_options?.include_usage === true ? usage : undefined)
  }
  return { output: { ...header, object: 'chat.completion', choices, usage }, warnings }
}

async function answerAll(
  model: ChatModel,
  { inputs, parameters, signal }: Call,
  emit?: (piece: Piece) => void,
): Promise<EngineAnswer<Output>> {
  assertPossible(parameters)
  const outputs: Output[] = []
  const found = new Set<string>()
  for (const input of inputs) {
    const { output, warnings } = await answerOne(model, input, { parameters, signal }, emit)
    outputs.push(output)
    for (const warning of warnings) found.add(warning)
  }
  const settings = mergeSettings(requestedOf(parameters), model.textModel.defaults)
  const warnings = [...describeIneffective(parameters, rules(parameters, settings)), ...found]
  return { outputs, warnings }
}

function withoutTemplate(id: string): ModelLoadError {
  return new ModelLoadError(
    id,
    'It has no chat template: chat_template in tokenizer_config.json or chat_template.jinja is expected. Serve it for text-generation instead.',
  )
}

/** What is loaded of a model that chats. */
interface LoadedChat {
  textModel: TextModel
  images?: ImageReader | undefined
  memoryBytes: number
}

async function loadTextChat(spec: HuggingFaceSpec, options: LoadOptions): Promise<LoadedChat> {
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal: unsupported(TASK, AutoModelForCausalLM),
    async read(location, files, session) {
      const tokenizer = await AutoTokenizer.from_pretrained(location, files)
      if (!(await findTemplate(spec, tokenizer))) throw withoutTemplate(spec.id)
      return [tokenizer, await loadModel(AutoModelForCausalLM, location, session)] as const
    },
  })
  const textModel = createTextModel(...parts, config)
  textModel.warnings.forEach((warning) => options.onWarning?.(warning))
  return { textModel, memoryBytes }
}

async function loadSeeingChat(spec: HuggingFaceSpec, options: LoadOptions): Promise<LoadedChat> {
  const loaded = await loadSeeingModel(spec, options)
  if (loaded.hasTemplate) return loaded
  await loaded.textModel.model.dispose()
  throw withoutTemplate(spec.id)
}

/**
 * Runs chat-completion with decoder-only models that have a chat template, and with those that see. Tools are offered to the model by the
 * template, and read from what it writes.
 */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const isWriter = unsupported(TASK, AutoModelForCausalLM)
    const { config } = await loadParts(
      spec,
      {},
      {
        refusal: (modelType) => cannotSee(modelType) && isWriter(modelType),
        read: () => Promise.resolve(undefined),
      },
    )
    const loaded =
      cannotSee(config.model_type) === undefined
        ? await loadSeeingChat(spec, options)
        : await loadTextChat(spec, options)
    const { memoryBytes, textModel, images } = loaded
    const chat = { id: spec.id, textModel, reader: markedReader(textModel.tokenizer), images }

    return {
      memoryBytes,
      run: (call) => answerAll(chat, call),
      stream(call) {
        const { n = 1 } = call.parameters
        const isOne = call.inputs.length === 1 && n === 1
        return piecesOf<Piece, EngineAnswer<Output>>((emit) =>
          answerAll(chat, call, isOne ? emit : undefined),
        )
      },
      dispose: async () => void (await textModel.model.dispose()),
    }
  },
})
