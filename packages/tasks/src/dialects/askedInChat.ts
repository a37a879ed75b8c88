import { decodeChoices, encodeChoices } from './choices.ts'
import { decodeCompletionParameters, encodeCompletionParameters } from './completionParameters.ts'
import { moved, unchanged, type Step } from './decoded.ts'
import type { HubDialect } from './hubDialect.ts'
import { isRecord } from './isRecord.ts'
import { questionParts, readQuestion, takesAll, type ChatKind, type Question } from './question.ts'

function mediaPart(kind: ChatKind, url: unknown) {
  return { type: `${kind}_url`, [`${kind}_url`]: { url } }
}

function encodeQuestion(
  { inputs, parameters }: Record<string, unknown>,
  { kind, others }: Question,
): unknown {
  if (!isRecord(inputs)) return undefined
  const more: unknown = others === undefined ? undefined : inputs[others]
  const media = [inputs[kind], ...(Array.isArray(more) ? more : [])]
  const content = [
    ...media.map((url) => mediaPart(kind, url)),
    { type: 'text', text: inputs['text'] },
  ]
  return {
    messages: [{ role: 'user', content }],
    ...(isRecord(parameters) ? encodeCompletionParameters(parameters) : {}),
  }
}

function decodeChat(question: Question): Step {
  return (body) => {
    if (!isRecord(body) || !Array.isArray(body['messages'])) return unchanged(body)
    const { messages, ...rest } = body
    const parts = Array.isArray(messages) ? questionParts(messages, question.kind) : undefined
    const inputs =
      parts && takesAll(parts, question)
        ? readQuestion(parts, question)
        : moved(undefined, [{ to: [], from: ['messages'], isWhole: true }])
    return {
      value: { ...rest, inputs: inputs.value },
      toWire: (path) => (path[0] === 'inputs' ? inputs.toWire(path.slice(1)) : path),
    }
  }
}

/** A task that the API runs as a chat: one message asks, the answers are messages. */
export function askedInChat(question: Question): HubDialect {
  return {
    media: 'dataUrl',
    encodeRequest: (request) => encodeQuestion(request, question) ?? request,
    decodeBody: decodeChat(question),
    decodeRequest: decodeCompletionParameters,
    encodeAnswer: (output) => encodeChoices(output, 'chat.completion'),
    decodeOutput: decodeChoices,
  }
}
