import { randomUUID } from 'node:crypto'
import { isRecord } from '@taskmesh/errors'
import type { ChatAnswer } from '../../calls/chatCall.ts'
import type { ResponseBody } from './responseBody.ts'

type Usage = ChatAnswer['usage']
type Logprobs = NonNullable<NonNullable<ChatAnswer['choices'][number]['logprobs']>['content']>

/** A name as OpenAI makes them: a word that says of what, and letters. */
export function newId(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`
}

/** How far an item is. */
export type ItemStatus = 'in_progress' | 'completed' | 'incomplete'

/** What a response has before it is answered. */
export interface ResponseHeader {
  id: string
  created: number
  model: string
  request: ResponseBody
}

/** How a response ended. */
export interface ResponseEnd {
  status: 'in_progress' | 'completed' | 'incomplete' | 'failed'
  /** Why it is not whole. */
  reason?: 'max_output_tokens' | 'content_filter' | undefined
  output: readonly unknown[]
  usage?: Usage | undefined
}

/** The probabilities of tokens, with the bytes that OpenAI's form demands. */
export function toLogprobs(places: Logprobs) {
  const encoder = new TextEncoder()
  const written = ({ token, logprob }: { token: string; logprob: number }) => ({
    token,
    logprob,
    bytes: [...encoder.encode(token)],
  })
  return places.map((place) => ({
    ...written(place),
    top_logprobs: place.top_logprobs.map(written),
  }))
}

/** What a call cost, in the words of this route. */
export function toUsage(usage: NonNullable<Usage>) {
  const { prompt_tokens, completion_tokens, total_tokens } = usage
  return {
    input_tokens: prompt_tokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: completion_tokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens,
  }
}

/** Tools as they were sent, with what OpenAI says of each. A schema is offered to the model, which is not held to it. */
function toTools(tools: ResponseBody['tools']) {
  return (tools ?? []).map(({ type, name, description, parameters }) => ({
    type,
    name,
    description: description ?? null,
    parameters: parameters ?? null,
    strict: false,
  }))
}

function toChoice(choice: ResponseBody['tool_choice']) {
  return isRecord(choice) ? { type: choice['type'], name: choice['name'] } : (choice ?? 'auto')
}

const NAMES = ['user', 'safety_identifier', 'prompt_cache_key'] as const

/** Who asks, as far as the call says it. */
function namesIn(request: ResponseBody): Record<string, unknown> {
  const said = NAMES.filter((name) => (request[name] ?? null) !== null)
  return Object.fromEntries(said.map((name) => [name, request[name]]))
}

/** Writes a response. Source: OpenAI API reference, "The response object". */
export function toResponse(
  { id, created, model, request }: ResponseHeader,
  { status, reason, output, usage }: ResponseEnd,
) {
  const isOver = status === 'completed' || status === 'incomplete'
  return {
    id,
    object: 'response',
    created_at: created,
    completed_at: isOver ? Math.floor(Date.now() / 1000) : null,
    status,
    background: false,
    error: null,
    incomplete_details: reason === undefined ? null : { reason },
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    max_tool_calls: null,
    model,
    output,
    parallel_tool_calls: request.parallel_tool_calls ?? true,
    previous_response_id: null,
    reasoning: { effort: request.reasoning?.effort ?? null, summary: null },
    service_tier: 'default',
    store: false,
    temperature: request.temperature ?? null,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: toChoice(request.tool_choice),
    tools: toTools(request.tools),
    top_logprobs: request.top_logprobs ?? 0,
    top_p: request.top_p ?? null,
    truncation: 'disabled',
    metadata: request.metadata ?? {},
    ...(usage ? { usage: toUsage(usage) } : {}),
    ...namesIn(request),
  }
}

/** Why an answer is not whole, from why the chat ended. */
export function incompleteReason(finishReason: string | null | undefined): ResponseEnd['reason'] {
  if (finishReason === 'length') return 'max_output_tokens'
  return finishReason === 'content_filter' ? 'content_filter' : undefined
}
