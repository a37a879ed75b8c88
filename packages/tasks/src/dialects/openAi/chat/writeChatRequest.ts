import { isJsonObject } from '../../shared/isJsonObject.ts'
import { compact } from './compact.ts'
import { writePart } from './writePart.ts'
import { writeToolCalls } from './writeToolCall.ts'

function writeMessage(message: unknown): unknown {
  if (!isJsonObject(message)) return message
  const { tool_calls: calls, content, ...rest } = message
  return {
    ...compact(rest),
    ...(content === undefined
      ? {}
      : { content: Array.isArray(content) ? content.map(writePart) : content }),
    ...writeToolCalls(calls),
  }
}

/** A canonical chat as the body of `/v1/chat/completions`, with messages and options in one object. */
export function writeChatRequest({
  inputs,
  parameters,
}: Record<string, unknown>): Record<string, unknown> {
  const { messages, ...rest } = isJsonObject(inputs) ? inputs : {}
  return {
    ...(isJsonObject(parameters) ? parameters : {}),
    ...rest,
    messages: Array.isArray(messages) ? messages.map(writeMessage) : messages,
  }
}
