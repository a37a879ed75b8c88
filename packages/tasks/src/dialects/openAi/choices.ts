import type { Path } from '../../parse/path.ts'
import { moved, unchanged, type Move, type Step } from '../shared/decoded.ts'
import { readAnswerContent } from './chat/answerContent.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

interface Found {
  text: unknown
  /** How the text was written, which servers of text generation add. */
  details: unknown
  from: Path
}

function readChoice(choice: unknown, index: number): Found {
  if (!isJsonObject(choice))
    return { text: undefined, details: undefined, from: ['choices', index] }
  const { message, text, details } = choice
  return isJsonObject(message)
    ? {
        text: readAnswerContent(message['content']).content ?? '',
        details,
        from: ['choices', index, 'message', 'content'],
      }
    : { text: text === null ? '' : text, details, from: ['choices', index, 'text'] }
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
