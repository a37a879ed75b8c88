import { isRecord } from '@taskmesh/errors'
import { createIssue, InvalidRequestError, type TaskId, type TaskOutput } from '@taskmesh/tasks'
import { readHubRequest } from '@taskmesh/tasks/dialects/hub'
import { decodeOpenAiOutput } from '@taskmesh/tasks/dialects/openai'
import type { StreamPiece } from '@taskmesh/tasks/dialects/stream'
import type { FastifyReply } from 'fastify'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { Calls } from '../core/Calls.ts'
import { runCall } from './runCall.ts'
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

/** Whether a choice of tools demands that one is called. */
export function isForced(choice: unknown): boolean {
  return choice === 'required' || choice === 'any' || isRecord(choice)
}

/**
 * @throws InvalidRequestError when a tool had to be called and an answer calls none: no engine here can make a
 * model do it, so that it is found out afterwards.
 */
function assertCalled(body: ChatCall['body'], { choices }: ChatAnswer): void {
  if (!isForced(body['tool_choice'] ?? body['function_call'])) return
  if (choices.every(({ message }) => (message.tool_calls?.length ?? 0) > 0)) return
  const path = body['tool_choice'] === undefined ? 'function_call' : 'tool_choice'
  const expected = '"auto" or "none": the model answered without a tool, and cannot be made to call one'
  const received = JSON.stringify(body[path])
  throw new InvalidRequestError('chat-completion', [
    createIssue({ path, code: 'invalid_value', expected, received }),
  ])
}

/**
 * Runs a chat and waits for the whole answer.
 *
 * @throws InvalidRequestError whose paths are those of the body; what the run throws.
 */
export async function runChat({ body, ...call }: ChatCall): Promise<ChatAnswer> {
  const answered = await runCall({ ...call, body: { ...body, stream: false } })
  if (answered.kind === 'events') throw new TypeError('A chat that is not streamed has one answer.')
  const answer = decodeOpenAiOutput('chat-completion', answered.value)
  assertCalled(body, answer)
  return answer
}

/**
 * Runs a chat and gives its answer in pieces, the last of which says what it cost where the model tells. One
 * that has to call a tool comes when it is known that it does.
 */
export async function* streamChat({ body, ...call }: ChatCall): AsyncGenerator<ChatPiece> {
  if (isForced(body['tool_choice'])) {
    const answer = await runChat({ body, ...call })
    yield* chatPiecesOf(answer, answer, true)
    return
  }
  const { calls, reply, model } = call
  const asked = { ...body, stream: true, stream_options: { include_usage: true } }
  const { request } = readHubRequest(model.task, asked)
  const events = calls.stream(reply, model.task, request, { model: model.id })
  const header = { id: '', model: model.id, created: Math.floor(Date.now() / 1000) }
  yield* chatPieces(events, { header, withUsage: true })
}
