import type { Path } from '../../parse/path.ts'
import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

/** What a model wrote, as the choices of an OpenAI answer: a string or a message in each. */
export const decodeChoices: Step = (wire) => {
  if (!isJsonObject(wire) || !Array.isArray(wire['choices'])) return unchanged(wire)
  const found = wire['choices'].map((choice: unknown, index): { text: unknown; from: Path } => {
    const message = isJsonObject(choice) ? choice['message'] : undefined
    return isJsonObject(message)
      ? { text: message['content'], from: ['choices', index, 'message', 'content'] }
      : {
          text: isJsonObject(choice) ? choice['text'] : undefined,
          from: ['choices', index, 'text'],
        }
  })
  return moved(
    found.map(({ text }) => ({ generated_text: text })),
    found.map(({ from }, index) => ({ to: [index], from, isWhole: true })),
  )
}

/** The choices of an OpenAI answer, with what the API's own clients read of them. */
export function encodeChoices(
  output: unknown,
  object: 'chat.completion' | 'text_completion',
): unknown {
  const choices = (Array.isArray(output) ? output : []).map((one: unknown, index) => {
    const text = isJsonObject(one) ? one['generated_text'] : undefined
    return object === 'chat.completion'
      ? { index, message: { role: 'assistant', content: text } }
      : { index, text }
  })
  return { object, choices }
}
