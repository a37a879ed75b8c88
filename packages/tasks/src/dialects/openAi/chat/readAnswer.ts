import chat from '../../../generated/compiled/chat-completion.ts'
import { inTurn, moved, unchanged, type Decoded, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { onEach } from '../../shared/onParts.ts'
import { readScalars } from '../../shared/readScalars.ts'
import { readHeader } from '../header.ts'
import { readAnswerContent } from './answerContent.ts'
import { compact, withoutNull } from './compact.ts'
import { readFinishReason } from './finishReason.ts'
import { readLogprobs } from './logprobs.ts'
import { readAnswerRole, readIndex, whatIsSaid } from './readChoice.ts'
import { readReasoning } from './reasoning.ts'
import { movedCalls, readToolCalls } from './readToolCalls.ts'
import { makeToolCallId } from './toolCallId.ts'
import { readUsage } from './usage.ts'

const OPTIONAL = ['refusal', 'reasoning', 'reasoning_content', 'annotations', 'audio'] as const

function readMessage(
  message: Record<string, unknown>,
  makeId: (index: number) => string,
): Record<string, unknown> {
  const { role, content, tool_calls: _calls, function_call: _call, ...rest } = message
  const { reasoning, content: words, ...parts } = readAnswerContent(content ?? null)
  const calls = readToolCalls(message, makeId)
  return readReasoning({
    ...(reasoning === undefined ? {} : { reasoning }),
    ...withoutNull(rest, OPTIONAL),
    role: readAnswerRole(role),
    content: words,
    ...parts,
    ...(calls === undefined ? {} : { tool_calls: calls }),
  })
}

function readChoice(choice: unknown, position: number, answer: readonly unknown[]): Decoded {
  if (!isJsonObject(choice)) return unchanged(choice)
  const { message, from } = whatIsSaid(choice, ['message', 'delta'])
  const {
    index: given,
    message: _message,
    delta: _delta,
    text: _text,
    finish_reason: reason,
    logprobs,
    ...rest
  } = choice
  const index = readIndex(given, position)
  const read = readMessage(message, (call) => makeToolCallId(...answer, index, call))
  const unsaidReason = read['tool_calls'] === undefined ? 'stop' : 'tool_calls'
  const value = {
    ...rest,
    index,
    message: read,
    finish_reason: readFinishReason(reason) ?? unsaidReason,
    ...compact({ logprobs: readLogprobs(logprobs) }),
  }
  return moved(value, [
    ...movedCalls(message, { to: ['message'], from }),
    ...(from.length === 0 ? [{ to: ['message', 'content'], from: ['text'] }] : []),
    { to: ['message'], from },
  ])
}

const readChoices: Step = (wire) => {
  if (!isJsonObject(wire)) return unchanged(wire)
  const { choices: given, usage, system_fingerprint: _fingerprint, ...rest } = wire
  // Servers in Go write null for an empty list. What has nothing else of an answer is none.
  const isAnswer = !('error' in wire) && ('id' in wire || 'object' in wire)
  const choices = given === null && isAnswer ? [] : given
  const header = readHeader(wire)
  const read = onEach((choice, index) => readChoice(choice, index, [header.id]))(choices)
  return {
    value: {
      ...rest,
      ...header,
      object: 'chat.completion',
      choices: read.value,
      ...compact({ usage: readUsage(usage) }),
    },
    toWire: (path) => (path[0] === 'choices' ? ['choices', ...read.toWire(path.slice(1))] : path),
  }
}

/**
 * An answer of `/v1/chat/completions`, as any server writes it, in canonical form. Where a server leaves
 * out why an answer ends, it ended to have tools run or by itself.
 */
export const readAnswer: Step = inTurn(readChoices, readScalars(chat.output.node))
