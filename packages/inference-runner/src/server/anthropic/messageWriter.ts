import { randomUUID } from 'node:crypto'
import { isRecord } from '@taskmesh/errors'
import type { ChatAnswer, ChatPiece } from '../calls/chatCall.ts'
import type { ServerSentEvent } from '../core/sendEvents.ts'

type Choice = ChatAnswer['choices'][number]
type CallPiece = NonNullable<ChatPiece['choices'][number]['delta']['tool_calls']>[number]

/** Why a message ended, in Anthropic's words, by why a chat ended. */
const REASONS: Readonly<Record<string, string>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  tool_calls: 'tool_use',
  content_filter: 'refusal',
}

interface Ending {
  stop_reason: string | null
  stop_sequence: string | null
}

/** Servers of the family of vLLM say in `stop_reason` which string ended a text. */
function endingOf(reason: string | null | undefined, sequence: unknown): Ending {
  if (reason === 'stop' && typeof sequence === 'string')
    return { stop_reason: 'stop_sequence', stop_sequence: sequence }
  const stop_reason = typeof reason === 'string' ? (REASONS[reason] ?? 'end_turn') : null
  return { stop_reason, stop_sequence: null }
}

/** What a message cost. Nothing is kept between calls, so that nothing of it was read before. */
function toUsage(usage: ChatAnswer['usage']) {
  return {
    input_tokens: usage?.prompt_tokens ?? 0,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: usage?.completion_tokens ?? 0,
    output_tokens_details: null,
    server_tool_use: null,
  }
}

function toMessage(
  model: string,
  content: readonly unknown[],
  ending: Ending,
  usage: ChatAnswer['usage'],
) {
  return {
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    type: 'message',
    role: 'assistant',
    model,
    content,
    ...ending,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: {
      ...toUsage(usage),
      cache_creation: null,
      inference_geo: null,
      service_tier: 'standard',
      speed: null,
    },
  }
}

/** The arguments of a call as an object, which Anthropic's form demands; a model may have written anything. */
function inputOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text)
    return isRecord(value) ? value : { arguments: value }
  } catch {
    return { arguments: text }
  }
}

function blocksOf({ reasoning_content: thinking, content, tool_calls: calls }: Choice['message']) {
  return [
    ...(thinking ? [{ type: 'thinking', thinking, signature: '' }] : []),
    ...(content ? [{ type: 'text', text: content, citations: null }] : []),
    ...(calls ?? []).map(({ id, function: tool }) => ({
      type: 'tool_use',
      id,
      name: tool.name,
      input: inputOf(tool.arguments ?? ''),
      caller: { type: 'direct' },
    })),
  ]
}

/** Writes the answer of a chat as a message. Source: Anthropic's API reference, "Create a Message". */
export function writeMessage(model: string, { choices: [choice], usage }: ChatAnswer) {
  const blocks = choice === undefined ? [] : blocksOf(choice.message)
  return toMessage(model, blocks, endingOf(choice?.finish_reason, choice?.['stop_reason']), usage)
}

function event(type: string, fields: Readonly<Record<string, unknown>> = {}): ServerSentEvent {
  return { event: type, data: { type, ...fields } }
}

interface OpenBlock {
  kind: 'thinking' | 'text' | 'tool_use'
  /** Of a call: its place among the calls of the chat. */
  place?: number | undefined
}

const EMPTY = {
  thinking: { type: 'thinking', thinking: '', signature: '' },
  text: { type: 'text', text: '', citations: null },
}

/**
 * Writes a message as the pieces of its chat come, as the events of Anthropic's stream. What was read is counted
 * at the end, where the chat says it. Source: Anthropic's documentation, "Streaming messages".
 */
export class MessageWriter {
  readonly #model: string
  #index = -1
  #open: OpenBlock | undefined
  #ending: Ending = { stop_reason: null, stop_sequence: null }
  #usage: ChatAnswer['usage']

  constructor(model: string) {
    this.#model = model
  }

  *begin(): Generator<ServerSentEvent> {
    const message = toMessage(this.#model, [], this.#ending, undefined)
    yield event('message_start', { message })
    yield event('ping')
  }

  *add({ choices, usage }: ChatPiece): Generator<ServerSentEvent> {
    this.#usage = usage ?? this.#usage
    for (const { delta, finish_reason, ...choice } of choices) {
      const { reasoning_content: thinking, content: text, tool_calls: calls } = delta
      if (thinking) yield* this.#say('thinking', { type: 'thinking_delta', thinking })
      if (text) yield* this.#say('text', { type: 'text_delta', text })
      for (const call of calls ?? []) yield* this.#call(call)
      if (finish_reason) this.#ending = endingOf(finish_reason, choice['stop_reason'])
    }
  }

  *end(): Generator<ServerSentEvent> {
    yield* this.#close()
    const delta = { ...this.#ending, stop_details: null, container: null }
    yield event('message_delta', { delta, usage: toUsage(this.#usage) })
    yield event('message_stop')
  }

  *#start(block: OpenBlock, content_block: unknown): Generator<ServerSentEvent> {
    yield* this.#close()
    this.#index += 1
    this.#open = block
    yield event('content_block_start', { index: this.#index, content_block })
  }

  *#say(kind: 'thinking' | 'text', delta: unknown): Generator<ServerSentEvent> {
    if (this.#open?.kind !== kind) yield* this.#start({ kind }, EMPTY[kind])
    yield event('content_block_delta', { index: this.#index, delta })
  }

  *#call({ index: place, id, function: tool }: CallPiece): Generator<ServerSentEvent> {
    if (this.#open?.place !== place) {
      const caller = { type: 'direct' }
      const block = { type: 'tool_use', id, name: tool?.name, input: {}, caller }
      yield* this.#start({ kind: 'tool_use', place }, block)
    }
    const delta = { type: 'input_json_delta', partial_json: tool?.arguments ?? '' }
    yield event('content_block_delta', { index: this.#index, delta })
  }

  *#close(): Generator<ServerSentEvent> {
    if (this.#open === undefined) return
    this.#open = undefined
    yield event('content_block_stop', { index: this.#index })
  }
}
