import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { readAnswer } from '../../dialects/openAi/chat/readAnswer.ts'
import { readChatRequest, splitChatBody } from '../../dialects/openAi/chat/readChatRequest.ts'
import { writeAnswer } from '../../dialects/openAi/chat/writeAnswer.ts'
import { writeChatRequest } from '../../dialects/openAi/chat/writeChatRequest.ts'
import { inTurn, moved, unchanged, type Step } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** The types of the API's client know no content that is null. */
function withoutNullContent(message: unknown): unknown {
  if (!isJsonObject(message) || message['content'] !== null) return message
  const { content: _none, ...rest } = message
  return rest
}

/** The options of a chat that lie in an object of their own, as in the API's other calls. */
const liftParameters: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const { parameters, inputs, ...rest } = body
  if ((parameters ?? null) !== null && !isJsonObject(parameters)) return unchanged(body)
  const nested = isJsonObject(parameters) ? parameters : {}
  const moves = Object.keys(nested)
    .filter((key) => !Object.hasOwn(rest, key))
    .map((key) => ({ to: [key], from: ['parameters', key] }))
  return moved({ ...nested, ...((inputs ?? null) === null ? {} : { inputs }), ...rest }, moves)
}

/** Messages as the inputs themselves, as pipelines of Transformers take a chat. */
const nameMessages: Step = (body) => {
  if (!isJsonObject(body) || !Array.isArray(body['inputs']) || 'messages' in body)
    return unchanged(body)
  const { inputs: messages, ...rest } = body
  return moved({ ...rest, messages }, [{ to: ['messages'], from: ['inputs'] }])
}

/** The API takes messages and options in one object and answers as OpenAI's does. */
export default {
  media: 'dataUrl',
  pieces: 'chat-completion',
  encodeRequest: writeChatRequest,
  encodeArguments: (request) => {
    const { messages, ...options } = writeChatRequest(request)
    return {
      messages: Array.isArray(messages) ? messages.map(withoutNullContent) : messages,
      ...options,
    }
  },
  decodeBody: inTurn(nameMessages, (body) =>
    isJsonObject(body) && 'messages' in body
      ? inTurn(liftParameters, splitChatBody)(body)
      : unchanged(body),
  ),
  decodeRequest: readChatRequest,
  encodeOutput: writeAnswer,
  decodeOutput: readAnswer,
} satisfies HubDialect
