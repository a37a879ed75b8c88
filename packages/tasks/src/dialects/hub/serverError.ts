import { createIssue, type Issue } from '../../errors.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

const LONGEST = 300

function textOf(error: unknown): string | undefined {
  if (typeof error === 'string') return error
  if (Array.isArray(error)) return error.map((one) => textOf(one) ?? '').join('; ')
  return isJsonObject(error)
    ? textOf(error['message'] ?? error['detail'] ?? error['msg'])
    : undefined
}

/**
 * The issue of an answer that is an error: `{ error: string | string[] | { message } }`, or the
 * `{ detail }` of FastAPI. `undefined` for any other answer.
 */
export function serverErrorIssue(wire: unknown): Issue | undefined {
  if (!isJsonObject(wire)) return undefined
  const text = textOf(wire['error'] ?? wire['detail'])
  if (text === undefined) return undefined
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return createIssue({
    path: '',
    code: 'server_error',
    expected: 'an output',
    received: `an error: ${cut}`,
  })
}
