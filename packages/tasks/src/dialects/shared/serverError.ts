import { createIssue, type Issue } from '../../errors.ts'
import { isJsonObject } from './isJsonObject.ts'

const LONGEST = 300

function textOf(error: unknown): string | undefined {
  if (typeof error === 'string') return error
  if (Array.isArray(error)) return error.map((one) => textOf(one) ?? '').join('; ')
  return isJsonObject(error)
    ? textOf(error['message'] ?? error['detail'] ?? error['msg'])
    : undefined
}

/**
 * The issue of an answer that is an error: `{ error: string | string[] | { message } }`, the `{ detail }` of
 * FastAPI or the `{ object: "error", message }` of vLLM. `undefined` for any other answer.
 *
 * @param path - what should have been there.
 */
export function serverErrorIssue(wire: unknown, path = ''): Issue | undefined {
  if (!isJsonObject(wire)) return undefined
  const { error, detail, object, message } = wire
  const text = textOf(error ?? detail ?? (object === 'error' ? message : undefined))
  if (text === undefined) return undefined
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return createIssue({
    path,
    code: 'server_error',
    expected: 'an output',
    received: `an error: ${cut}`,
  })
}
