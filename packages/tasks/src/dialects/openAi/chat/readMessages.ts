import { MAX_TOOLS } from '../../../schema/limits.ts'
import { moved, unchanged, type Decoded } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { onEach } from '../../shared/onParts.ts'
import { withoutNull } from './compact.ts'
import { readContent } from './readParts.ts'
import { readReasoning } from './reasoning.ts'
import { listCalls, movedCalls, readToolCalls } from './readToolCalls.ts'
import { makeToolCallId, readToolCallId } from './toolCallId.ts'

/** A call that waits for its result. */
interface Waiting {
  id: string
  name: unknown
}

const OPTIONAL = [
  'name',
  'refusal',
  'reasoning',
  'reasoning_content',
  'audio',
  'annotations',
] as const

/** What a role that is left out must be, by what the message holds. */
function guessRole(message: Record<string, unknown>): string {
  if (message['tool_call_id']) return 'tool'
  return Array.isArray(listCalls(message['tool_calls'])) || isJsonObject(message['function_call'])
    ? 'assistant'
    : 'user'
}

/**
 * The roles that have another name elsewhere: `developer` and `function` at OpenAI, `model` at Gemini,
 * `human` and `ai` in LangChain.
 */
const ROLES: Readonly<Record<string, string>> = {
  developer: 'system',
  function: 'tool',
  human: 'user',
  model: 'assistant',
  ai: 'assistant',
}

/** Names the speakers as the schema does. */
export function readRole(message: Record<string, unknown>): unknown {
  const { role } = message
  if (role === undefined || role === null || role === '') return guessRole(message)
  if (typeof role !== 'string') return role
  const word = role.toLowerCase()
  return Object.hasOwn(ROLES, word) ? ROLES[word] : word
}

/** Each result looks through those that wait; a message with more calls than the schema takes has none of them. */
function waitingOf(calls: unknown): Waiting[] {
  if (!Array.isArray(calls) || calls.length > MAX_TOOLS) return []
  return calls.flatMap((call: unknown) => {
    if (!isJsonObject(call) || typeof call['id'] !== 'string') return []
    const { function: named } = call
    return [{ id: call['id'], name: isJsonObject(named) ? named['name'] : undefined }]
  })
}

/**
 * Takes the call that a result without an id belongs to out of those that wait: the one of its name, or
 * else the oldest.
 */
function takeWaiting(waiting: Waiting[], name: unknown): string | undefined {
  const named = waiting.findIndex((call) => call.name === name)
  return waiting.splice(Math.max(named, 0), 1)[0]?.id
}

function readAssistant(
  message: Record<string, unknown>,
  position: number,
): Record<string, unknown> {
  const { tool_calls: _calls, function_call: _call, ...rest } = readReasoning(message)
  const calls = readToolCalls(message, (index) => makeToolCallId(position, index))
  return { ...rest, ...(calls === undefined ? {} : { tool_calls: calls }) }
}

function readTool(message: Record<string, unknown>, waiting: Waiting[]): Record<string, unknown> {
  const { tool_call_id: given, content, ...rest } = message
  const own = readToolCallId(given)
  const known = waiting.findIndex(({ id }) => id === own)
  if (known >= 0) waiting.splice(known, 1)
  const id = own ?? takeWaiting(waiting, message['name'] ?? message['tool_name'])
  return {
    ...rest,
    content: content ?? '',
    ...(id === undefined ? {} : { tool_call_id: id }),
  }
}

function readMessage(message: unknown, position: number, waiting: Waiting[]): Decoded {
  if (!isJsonObject(message)) return unchanged(message)
  const { name, ...unnamed } = message
  const clean = withoutNull(name === '' ? unnamed : message, OPTIONAL)
  const role = readRole(clean)
  const spoken: Record<string, unknown> = { ...clean, role }
  if ('content' in spoken) spoken['content'] = readContent(spoken['content'])
  if (role === 'tool') return unchanged(readTool(spoken, waiting))
  if (role !== 'assistant')
    return unchanged(spoken['content'] === null ? { ...spoken, content: '' } : spoken)
  const answer = readAssistant(spoken, position)
  waiting.splice(0, waiting.length, ...waitingOf(answer['tool_calls']))
  return moved(answer, movedCalls(message, { to: [], from: [] }))
}

/**
 * The messages of a chat in canonical form. Tool calls without an id get one, and so does the result
 * that follows.
 */
export function readMessages(messages: unknown): Decoded {
  const waiting: Waiting[] = []
  return onEach((message, index) => readMessage(message, index, waiting))(messages)
}
