import type { TaskOutput, TaskPiece } from '@taskmesh/tasks'
import { decodeOpenAiOutput } from '@taskmesh/tasks/dialects/openai'

type Piece = TaskPiece<'chat-completion'>
type Choice = Piece['choices'][number]
type Call = NonNullable<NonNullable<Choice['delta']['tool_calls']>[number]>

/** A tool call as far as it has come. */
interface JoinedCall {
  id: string
  type: unknown
  name: string
  arguments: string
}

/** An answer as far as it has come. */
interface JoinedChoice {
  texts: Map<string, string>
  calls: Map<number, JoinedCall>
  finishReason: string
  logprobs: unknown[]
}

/** The parts of a message that come as characters. */
const TEXTS = ['content', 'reasoning_content', 'refusal'] as const

function addCall(calls: Map<number, JoinedCall>, call: Call): void {
  const { index = calls.size } = call
  const known = calls.get(index) ?? { id: '', type: undefined, name: '', arguments: '' }
  const { function: called } = call
  calls.set(index, {
    id: call.id ?? known.id,
    type: call.type ?? known.type,
    name: known.name + (called?.name ?? ''),
    arguments: known.arguments + (called?.arguments ?? ''),
  })
}

function addChoice(joined: JoinedChoice, { delta, finish_reason, logprobs }: Choice): void {
  for (const name of TEXTS) {
    const text = delta[name]
    if (typeof text === 'string') joined.texts.set(name, (joined.texts.get(name) ?? '') + text)
  }
  for (const call of delta.tool_calls ?? []) addCall(joined.calls, call)
  joined.finishReason = finish_reason ?? joined.finishReason
  joined.logprobs.push(...(logprobs?.content ?? []))
}

function messageOf({ texts, calls }: JoinedChoice): unknown {
  const toolCalls = [...calls.values()].map(({ id, type = 'function', name, ...called }) => ({
    id,
    type,
    function: { name, ...called },
  }))
  return {
    role: 'assistant',
    content: null,
    ...Object.fromEntries(texts),
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
  }
}

/** The whole answer of a chat, of its pieces in order. */
export function joinChat(pieces: readonly Piece[]): TaskOutput<'chat-completion'> {
  const choices = new Map<number, JoinedChoice>()
  for (const choice of pieces.flatMap((piece) => piece.choices)) {
    const joined = choices.get(choice.index) ?? {
      texts: new Map(),
      calls: new Map(),
      finishReason: 'stop',
      logprobs: [],
    }
    choices.set(choice.index, joined)
    addChoice(joined, choice)
  }
  const [first] = pieces
  const usage = pieces.findLast((piece) => piece.usage)?.usage
  return decodeOpenAiOutput('chat-completion', {
    id: first?.id,
    created: first?.created,
    model: first?.model,
    ...(usage === undefined ? {} : { usage }),
    choices: [...choices].map(([index, joined]) => ({
      index,
      message: messageOf(joined),
      finish_reason: joined.finishReason,
      ...(joined.logprobs.length === 0 ? {} : { logprobs: { content: joined.logprobs } }),
    })),
  })
}
