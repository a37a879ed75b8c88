import type { Path } from '../../parse/path.ts'
import { moved, unchanged, type Move, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

interface Found {
  text: unknown
  /** How the text was written, which servers of text generation add. */
  details: unknown
  from: Path
}

function readChoice(choice: unknown, index: number): Found {
  const { message, text, details } = isJsonObject(choice) ? choice : {}
  return isJsonObject(message)
    ? { text: message['content'], details, from: ['choices', index, 'message', 'content'] }
    : { text, details, from: ['choices', index, 'text'] }
}

function movesOf({ details, from }: Found, index: number): Move[] {
  const text: Move = { to: [index], from, isWhole: true }
  if (details === undefined) return [text]
  return [{ to: [index, 'details'], from: ['choices', index, 'details'] }, text]
}

/** What a model wrote, as the choices of an OpenAI answer: a string or a message in each. */
export const decodeChoices: Step = (wire) => {
  if (!isJsonObject(wire) || !Array.isArray(wire['choices'])) return unchanged(wire)
  const found = wire['choices'].map(readChoice)
  return moved(
    found.map(({ text, details }) => ({
      generated_text: text,
      ...(details === undefined ? {} : { details }),
    })),
    found.flatMap(movesOf),
  )
}

/** The choices of an OpenAI answer, with what the API's own clients read of them. */
export function encodeChoices(
  output: unknown,
  object: 'chat.completion' | 'text_completion',
): unknown {
  const choices = (Array.isArray(output) ? output : []).map((one: unknown, index) => {
    const { generated_text: text, details } = isJsonObject(one) ? one : {}
    const rest = details === undefined ? {} : { details }
    return object === 'chat.completion'
      ? { index, message: { role: 'assistant', content: text }, ...rest }
      : { index, text, ...rest }
  })
  return { object, choices }
}
