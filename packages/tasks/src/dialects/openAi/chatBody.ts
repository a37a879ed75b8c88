import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { writePart } from './chat/writePart.ts'
import { encodeCompletionParameters } from './completionParameters.ts'
import { questionParts, readQuestion, takesAll, type ChatKind, type Question } from './question.ts'

function mediaPart(kind: ChatKind, url: unknown) {
  return { type: `${kind}_url`, [`${kind}_url`]: { url } }
}

/** A request whose input asks something of media, as a chat of one message. */
export function encodeChat(
  { inputs, parameters }: Record<string, unknown>,
  { kind, others }: Question,
): unknown {
  if (!isJsonObject(inputs)) return undefined
  const more: unknown = others === undefined ? undefined : inputs[others]
  const media = [inputs[kind], ...(Array.isArray(more) ? more : [])]
  const content = [
    ...media.map((url) => writePart(mediaPart(kind, url))),
    { type: 'text', text: inputs['text'] },
  ]
  return {
    messages: [{ role: 'user', content }],
    ...(isJsonObject(parameters) ? encodeCompletionParameters(parameters) : {}),
  }
}

/** The inverse of {@link encodeChat}, for a chat that asks one question. */
export function decodeChat(question: Question): Step {
  return (body) => {
    if (!isJsonObject(body) || !Array.isArray(body['messages'])) return unchanged(body)
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
