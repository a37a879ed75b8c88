import { isRecord } from '@taskmesh/errors'
import type { TaskId, TaskOutput } from '@taskmesh/tasks'
import { readHubRequest } from '@taskmesh/tasks/dialects/hub'
import { decodeOpenAiOutput, encodeOpenAiOutput } from '@taskmesh/tasks/dialects/openai'
import { endEvent, pieceEvent, type StreamPiece } from '@taskmesh/tasks/dialects/stream'
import type { FastifyReply } from 'fastify'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { Calls } from '../core/Calls.ts'
import type { ServerSentEvent } from '../core/sendEvents.ts'
import { refusal } from './pathMap.ts'
import { sendWarnings } from './warningHeader.ts'
import { runCall, type CallAnswer } from './runCall.ts'
import { chatPieces, chatPiecesOf } from './textPieces.ts'

/** The tasks whose models answer chats, the one that is made for them first. */
export const CHAT_TASKS = [
  'chat-completion',
  'image-text-to-text',
  'audio-text-to-text',
] as const satisfies readonly TaskId[]

/** A chat as `/v1/chat/completions` takes it, and the model that is to answer. */
export interface ChatCall {
  calls: Calls
  reply: FastifyReply
  model: ModelInfo
  body: Readonly<Record<string, unknown>>
}

export type ChatAnswer = TaskOutput<'chat-completion'>
export type ChatPiece = StreamPiece<'chat-completion'>

/** Whether a tool has to be called. */
function isForced({ tool_choice: choice, function_call: former }: ChatCall['body']): boolean {
  return [choice, former].some((one) => one === 'required' || one === 'any' || isRecord(one))
}

/**
 * @throws InvalidRequestError when a tool had to be called and an answer calls none: no engine here can make a
 * model do it, so that it is found out afterwards.
 */
function assertCalled(body: ChatCall['body'], { choices }: ChatAnswer): void {
  if (!isForced(body)) return
  if (choices.every(({ message }) => (message.tool_calls?.length ?? 0) > 0)) return
  const path = (body['tool_choice'] ?? null) === null ? 'function_call' : 'tool_choice'
  const expected =
    '"auto" or "none": the model answered without a tool, and cannot be made to call one'
  throw refusal(path, expected, body[path])
}

/** What only a model that is made for chats can do, with the values at which nothing is asked for. */
const OF_CHATS: Readonly<Record<string, (value: unknown) => boolean>> = {
  tools: (tools) => Array.isArray(tools) && tools.length === 0,
  functions: (tools) => Array.isArray(tools) && tools.length === 0,
  response_format: (format) => isRecord(format) && format['type'] === 'text',
  logprobs: (asked) => asked === false,
  logit_bias: (bias) => isRecord(bias) && Object.keys(bias).length === 0,
}

/** @throws InvalidRequestError for what a model that answers one question cannot do. */
function assertPossible({ task }: ModelInfo, body: unknown): void {
  if (task === CHAT_TASKS[0] || !isRecord(body)) return
  for (const [name, isNone] of Object.entries(OF_CHATS)) {
    const value = body[name]
    if ((value ?? null) === null || isNone(value)) continue
    throw refusal(name, `nothing: the model is served for ${task}, which does not have it`, value)
  }
}

/**
 * Runs a chat and waits for the whole answer.
 *
 * @throws InvalidRequestError whose paths are those of the body; what the run throws.
 */
export async function runChat({ body, ...call }: ChatCall): Promise<ChatAnswer> {
  assertPossible(call.model, body)
  const answered = await runCall({ ...call, body: { ...body, stream: false } })
  if (answered.kind === 'events') throw new TypeError('A chat that is not streamed has one answer.')
  const answer = decodeOpenAiOutput('chat-completion', answered.value)
  if (!call.reply.sent) sendWarnings(call.reply, answered.warnings)
  assertCalled(body, answer)
  return answer
}

/**
 * Runs a chat and gives its answer in pieces, the last of which says what it cost where the model tells. One
 * that has to call a tool comes when it is known that it does.
 */
export async function* streamChat({ body, ...call }: ChatCall): AsyncGenerator<ChatPiece> {
  const { calls, reply, model } = call
  if (isForced(body)) {
    const { id, created, ...answer } = await runChat({ body, ...call })
    yield* chatPiecesOf(answer, { id, created, model: model.id }, true)
    return
  }
  assertPossible(model, body)
  const asked = { ...body, stream: true, stream_options: { include_usage: true } }
  const { request } = readHubRequest(model.task, asked)
  const events = calls.stream(reply, model.task, request, { model: model.id })
  const header = { id: '', model: model.id, created: Math.floor(Date.now() / 1000) }
  yield* chatPieces(events, { header, withUsage: true })
}

/** Answers a chat that has to call a tool; undefined for one that has not. */
export async function forcedAnswer({
  body,
  ...call
}: Omit<ChatCall, 'body'> & { body: unknown }): Promise<CallAnswer | undefined> {
  assertPossible(call.model, body)
  if (!isRecord(body) || !Array.isArray(body['messages']) || !isForced(body)) return undefined
  const answer = await runChat({ ...call, body })
  if (body['stream'] !== true) {
    const value = encodeOpenAiOutput('chat-completion', answer)
    return { kind: 'value', value, inputs: undefined, warnings: [] }
  }
  const { stream_options: options } = body
  const withUsage = isRecord(options) && options['include_usage'] === true
  const { id, created, model } = answer
  async function* toEvents(): AsyncGenerator<ServerSentEvent> {
    for (const piece of chatPiecesOf(answer, { id, created, model }, withUsage))
      yield pieceEvent('chat-completion', piece)
    const end = endEvent('chat-completion')
    if (end !== undefined) yield end
  }
  return { kind: 'events', pieces: 'chat-completion', events: toEvents() }
}
