import type { Path } from '../../../parse/path.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'

/** What one of several answers says, and where that was. */
export interface Said {
  message: Record<string, unknown>
  from: Path
}

/** What a choice says, under the name that is due or another that servers use, or as text alone. */
export function whatIsSaid(
  choice: Record<string, unknown>,
  names: readonly ['message', 'delta'] | readonly ['delta', 'message'],
): Said {
  for (const name of names) {
    const message = choice[name]
    if (isJsonObject(message)) return { message, from: [name] }
  }
  const { text } = choice
  return typeof text === 'string'
    ? { message: { content: text }, from: [] }
    : { message: {}, from: [names[0]] }
}

/** Which of the answers a choice is: the one that it says, or else the one that its place says. */
export function readIndex(index: unknown, position: number): unknown {
  const isDigits = typeof index === 'string' && /^\d{1,9}$/.test(index)
  return isDigits ? Number(index) : (index ?? position)
}

/** Whoever answers is the model, whatever the server calls it. */
export function readAnswerRole(role: unknown): unknown {
  return role === undefined || role === null || typeof role === 'string' ? 'assistant' : role
}
