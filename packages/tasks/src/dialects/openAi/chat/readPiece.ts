import { moved, unchanged, type Decoded, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { onEach } from '../../shared/onParts.ts'
import { readHeader, UNSAID, type Header } from '../header.ts'
import { readAnswerContent } from './answerContent.ts'
import { compact } from './compact.ts'
import { readFinishReason } from './finishReason.ts'
import { readLogprobs } from './logprobs.ts'
import { readAnswerRole, readIndex, whatIsSaid } from './readChoice.ts'
import { readReasoning } from './reasoning.ts'
import { listCalls, movedCalls } from './readToolCalls.ts'
import { toolCallTrack } from './toolCallTrack.ts'
import { readUsage } from './usage.ts'

/** Brings one piece of a tool call of an answer into canonical form. */
type ReadCall = (call: unknown) => unknown

/** The pieces of tool calls that a delta brings; one of OpenAI's older form, `function_call`, counts as well. */
function readCalls(delta: Record<string, unknown>, readCall: ReadCall): unknown {
  const { tool_calls: given, function_call: only } = delta
  const calls = listCalls(given)
  if (Array.isArray(calls)) return calls.length === 0 ? undefined : calls.map(readCall)
  return isJsonObject(only) ? [readCall({ index: 0, function: only })] : (calls ?? undefined)
}

function readDelta(
  delta: Record<string, unknown>,
  role: unknown,
  readCall: ReadCall,
): Record<string, unknown> {
  const { role: _role, content, tool_calls: _calls, function_call: _call, ...rest } = delta
  const { reasoning, content: words, ...parts } = readAnswerContent(content)
  return readReasoning(
    compact({
      reasoning,
      ...rest,
      role,
      content: words,
      ...parts,
      tool_calls: readCalls(delta, readCall),
    }),
  )
}

/** Who speaks, if the piece says it and no earlier one has. */
function readRole(role: unknown, isKnown: boolean): unknown {
  if (role === undefined || role === null || role === '') return undefined
  return isKnown && typeof role === 'string' ? undefined : readAnswerRole(role)
}

/** What a call cost may lie elsewhere: in the choice at Moonshot, and under a name of its own at Groq. */
function findUsage({ usage, x_groq: groq, choices }: Record<string, unknown>): unknown {
  const [choice]: unknown[] = Array.isArray(choices) ? choices : []
  const holder = [groq, choice].filter(isJsonObject).find((one) => isJsonObject(one['usage']))
  return usage ?? holder?.['usage']
}

/**
 * Makes a reader of the pieces of one stream of `/v1/chat/completions`, as any server writes them. It
 * remembers what was said before, as servers say it once only or again each time: the header, the role,
 * and of tool calls the id and the name.
 */
export function chatPieceReader(): Step {
  let header: Header = UNSAID
  const tracks = new Map<unknown, ReturnType<typeof toolCallTrack>>()
  const speaking = new Set<unknown>()

  function trackOf(index: unknown) {
    const track = tracks.get(index) ?? toolCallTrack()
    tracks.set(index, track)
    return track
  }

  function readChoice(choice: unknown, position: number): Decoded {
    if (!isJsonObject(choice)) return unchanged(choice)
    const { message: delta, from } = whatIsSaid(choice, ['delta', 'message'])
    const {
      index: given,
      delta: _delta,
      message: _message,
      text: _text,
      finish_reason: reason,
      logprobs,
      ...rest
    } = choice
    const index = readIndex(given, position)
    const track = trackOf(index)
    const role = readRole(delta['role'], speaking.has(index))
    if (role !== undefined) speaking.add(index)
    const value = {
      ...rest,
      index,
      delta: readDelta(delta, role, (call) => track(call, [header.id, index])),
      finish_reason: readFinishReason(reason) ?? null,
      ...compact({ logprobs: readLogprobs(logprobs) }),
    }
    return moved(value, [
      ...movedCalls(delta, { to: ['delta'], from }),
      ...(from.length === 0 ? [{ to: ['delta', 'content'], from: ['text'] }] : []),
      { to: ['delta'], from },
    ])
  }

  return (wire) => {
    if (!isJsonObject(wire)) return unchanged(wire)
    const { choices, usage: _usage, system_fingerprint: _fingerprint, ...rest } = wire
    header = readHeader(wire, header)
    const read = onEach(readChoice)(choices ?? [])
    return {
      value: {
        ...rest,
        ...header,
        object: 'chat.completion.chunk',
        choices: read.value,
        ...compact({ usage: readUsage(findUsage(wire)) }),
      },
      toWire: (path) => (path[0] === 'choices' ? ['choices', ...read.toWire(path.slice(1))] : path),
    }
  }
}
