import type { ChatAnswer, ChatPiece } from '../../calls/chatCall.ts'
import type { ServerSentEvent } from '../../core/sendEvents.ts'
import {
  incompleteReason,
  newId,
  toLogprobs,
  toResponse,
  type ItemStatus,
  type ResponseHeader,
} from './responseObject.ts'

type Fields = Readonly<Record<string, unknown>>
type Delta = ChatPiece['choices'][number]['delta']
type CallPiece = NonNullable<Delta['tool_calls']>[number]
type Logprobs = ReturnType<typeof toLogprobs>

/** An item of the output that is being written. */
interface OpenItem {
  kind: 'reasoning' | 'message' | 'function_call'
  id: string
  index: number
  text: string
  /** Of a call: its place among the calls of the chat, its name, and what the result names it by. */
  call?: { place: number; name: string; callId: string } | undefined
}

type EndedResponse = ReturnType<typeof toResponse> & { status: 'completed' | 'incomplete' }

/** What a generator gives at its end. */
function resultOf<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The one part of the content of a message or of thoughts. */
function partOf({ kind, text }: OpenItem, logprobs: Logprobs) {
  return kind === 'reasoning'
    ? { type: 'reasoning_text', text }
    : { type: 'output_text', text, annotations: [], logprobs }
}

function itemOf(item: OpenItem, status: ItemStatus, logprobs: Logprobs) {
  const { kind, id, text, call } = item
  if (call !== undefined)
    return { type: kind, id, call_id: call.callId, name: call.name, arguments: text, status }
  const content = status === 'in_progress' ? [] : [partOf(item, logprobs)]
  return kind === 'reasoning'
    ? { type: kind, id, summary: [], content, status }
    : { type: kind, id, role: 'assistant', status, content }
}

/**
 * Writes a response as the pieces of its chat come: the events of OpenAI's stream, each with its number, in the
 * order in which OpenAI sends them. Source: OpenAI API reference, "Streaming events".
 */
export class ResponseWriter {
  readonly #header: ResponseHeader
  readonly #output: unknown[] = []
  #open: OpenItem | undefined
  #logprobs: Logprobs = []
  #count = 0
  #reason: string | null | undefined
  #usage: ChatAnswer['usage']

  constructor(header: ResponseHeader) {
    this.#header = header
  }

  /** Makes an event with the next number. */
  event(type: string, fields: Fields): ServerSentEvent {
    const sequence_number = this.#count
    this.#count += 1
    return { event: type, data: { type, sequence_number, ...fields } }
  }

  *begin(): Generator<ServerSentEvent> {
    const response = toResponse(this.#header, { status: 'in_progress', output: [] })
    yield this.event('response.created', { response })
    yield this.event('response.in_progress', { response })
  }

  *add({ choices, usage }: ChatPiece): Generator<ServerSentEvent> {
    this.#usage = usage ?? this.#usage
    for (const { delta, finish_reason, logprobs } of choices) {
      this.#logprobs.push(...toLogprobs(logprobs?.content ?? []))
      const { reasoning_content: thought, content, tool_calls: calls } = delta
      if (thought) yield* this.#say('reasoning', thought)
      if (content) yield* this.#say('message', content)
      for (const call of calls ?? []) yield* this.#call(call)
      this.#reason = finish_reason ?? this.#reason
    }
  }

  *end(): Generator<ServerSentEvent> {
    const response = yield* this.#finish()
    yield this.event(`response.${response.status}`, { response })
  }

  /** The response of a whole answer, whose other choices are left: this route has one. */
  whole({ choices: [choice], usage }: ChatAnswer) {
    const delta = { ...choice?.message, tool_calls: undefined }
    const calls = choice?.message.tool_calls ?? []
    const piece: ChatPiece = {
      id: '',
      created: 0,
      model: '',
      usage,
      choices: [
        {
          index: 0,
          delta: { ...delta, tool_calls: calls.map((call, index) => ({ ...call, index })) },
          finish_reason: choice?.finish_reason ?? null,
          logprobs: choice?.logprobs,
        },
      ],
    }
    resultOf(this.add(piece))
    return resultOf(this.#finish())
  }

  /** Ends the response, and gives it. */
  *#finish(): Generator<ServerSentEvent, EndedResponse> {
    // An answer without words is one all the same.
    if (this.#open === undefined) yield* this.#start({ kind: 'message' })
    const reason = incompleteReason(this.#reason)
    yield* this.#close(reason === undefined ? 'completed' : 'incomplete')
    const status = reason === undefined ? 'completed' : 'incomplete'
    const [output, usage] = [this.#output, this.#usage]
    return { ...toResponse(this.#header, { status, reason, output, usage }), status }
  }

  *#start({ kind, call }: Pick<OpenItem, 'kind' | 'call'>): Generator<ServerSentEvent, OpenItem> {
    yield* this.#close('completed')
    const prefix = { reasoning: 'rs', message: 'msg', function_call: 'fc' }[kind]
    const item: OpenItem = { kind, id: newId(prefix), index: this.#output.length, text: '', call }
    this.#open = item
    const added = { output_index: item.index, item: itemOf(item, 'in_progress', []) }
    yield this.event('response.output_item.added', added)
    if (kind !== 'function_call')
      yield this.event('response.content_part.added', {
        ...this.#place(item),
        part: partOf(item, []),
      })
    return item
  }

  #place({ kind, id, index }: OpenItem): Fields {
    const place = { item_id: id, output_index: index }
    return kind === 'function_call' ? place : { ...place, content_index: 0 }
  }

  *#say(kind: 'reasoning' | 'message', delta: string): Generator<ServerSentEvent> {
    const open = this.#open
    const item = open?.kind === kind ? open : yield* this.#start({ kind })
    item.text += delta
    if (kind === 'reasoning')
      yield this.event('response.reasoning_text.delta', { ...this.#place(item), delta })
    else
      yield this.event('response.output_text.delta', { ...this.#place(item), delta, logprobs: [] })
  }

  *#call({ index, id, function: tool }: CallPiece): Generator<ServerSentEvent> {
    const open = this.#open
    const call = { place: index, name: tool?.name ?? '', callId: id ?? newId('call') }
    const item =
      open?.call?.place === index ? open : yield* this.#start({ kind: 'function_call', call })
    const delta = tool?.arguments ?? ''
    if (delta === '') return
    item.text += delta
    yield this.event('response.function_call_arguments.delta', { ...this.#place(item), delta })
  }

  *#close(status: 'completed' | 'incomplete'): Generator<ServerSentEvent> {
    const item = this.#open
    if (item === undefined) return
    this.#open = undefined
    const { kind, text, call, index } = item
    const place = this.#place(item)
    const logprobs = kind === 'message' ? this.#logprobs : []
    if (call !== undefined) {
      const done = { ...place, name: call.name, arguments: text }
      yield this.event('response.function_call_arguments.done', done)
    } else {
      if (kind === 'reasoning') yield this.event('response.reasoning_text.done', { ...place, text })
      else yield this.event('response.output_text.done', { ...place, text, logprobs })
      yield this.event('response.content_part.done', { ...place, part: partOf(item, logprobs) })
    }
    const written = itemOf(item, status, logprobs)
    this.#output.push(written)
    yield this.event('response.output_item.done', { output_index: index, item: written })
  }
}
