import type { Path } from '../../parse/path.ts'
import { moved, unchanged, type Move, type Step } from '../shared/decoded.ts'
import { readAnswerContent } from './chat/answerContent.ts'
import { readIndex } from './chat/readChoice.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

interface Found {
  text: unknown
  /** How the text was written, which servers of text generation add. */
  details: unknown
  from: Path
  /** Its place in the answer. */
  place: number
}

function readChoice(choice: unknown, place: number): Found {
  if (!isJsonObject(choice))
    return { text: undefined, details: undefined, from: ['choices', place], place }
  const { message, text, details } = choice
  return isJsonObject(message)
    ? {
        text: readAnswerContent(message['content']).content ?? '',
        details,
        from: ['choices', place, 'message', 'content'],
        place,
      }
    : { text: text === null ? '' : text, details, from: ['choices', place, 'text'], place }
}

function movesOf({ details, from, place }: Found, index: number): Move[] {
  const text: Move = { to: [index], from, isWhole: true }
  if (details === undefined) return [text]
  return [{ to: [index, 'details'], from: ['choices', place, 'details'] }, text]
}

/** What a model wrote, as the choices of an OpenAI answer: a string or a message in each, in the order of their index. */
export const decodeChoices: Step = (wire) => {
  if (!isJsonObject(wire) || !Array.isArray(wire['choices'])) return unchanged(wire)
  const choices: unknown[] = wire['choices']
  const indexOf = (place: number): number => {
    const index = readIndex(Reflect.get(Object(choices[place]), 'index'), place)
    return typeof index === 'number' ? index : place
  }
  const found = choices.map(readChoice).toSorted((a, b) => indexOf(a.place) - indexOf(b.place))
  return moved(
    found.map(({ text, details }) => ({
      generated_text: text,
      ...(details === undefined ? {} : { details }),
    })),
    found.flatMap(movesOf),
  )
}
