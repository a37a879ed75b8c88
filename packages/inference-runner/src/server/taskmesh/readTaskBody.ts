import { InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import { check } from '@taskmesh/tasks/parse'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

/** The body of a call, taken apart: which model is to run, and the request, which is not checked yet. */
export interface TaskBody {
  model: string | undefined
  request: unknown
  /** Sentences about fields that are none, which are left out. */
  warnings: readonly string[]
}

const FIELDS = ['inputs', 'parameters', 'model'] as const
/** Most fields that are named, and how much of each name. */
const MOST_NAMES = 10
const LONGEST_NAME = 50

function warningsOf(unknown: readonly string[]): string[] {
  const more = unknown.length > MOST_NAMES ? [`${unknown.length - MOST_NAMES} more`] : []
  const names = unknown
    .slice(0, MOST_NAMES)
    .map((name) => JSON.stringify(name.slice(0, LONGEST_NAME)))
  if (names.length === 0) return []
  return [
    `The body has fields that are ignored: ${[...names, ...more].join(', ')}. It may have ${FIELDS.join(', ')}.`,
  ]
}

const envelope = compileSchema(
  z.looseObject(
    { model: z.optional(z.string()) },
    { error: 'an object { inputs, parameters?, model? }' },
  ),
)

/**
 * Takes a body `{ inputs, parameters?, model? }` apart. Other fields are ignored with a warning.
 *
 * @throws InvalidRequestError when it is no object, or `model` is no string.
 */
export function readTaskBody(task: TaskId, body: unknown): TaskBody {
  const checked = check(envelope, body)
  if (!checked.success) throw new InvalidRequestError(task, checked.issues)
  const { model, ...fields } = checked.data
  const { inputs: _inputs, parameters: _parameters, ...others } = fields
  const unknown = Object.keys(others)
  const known = Object.entries(fields).filter(([name]) => !unknown.includes(name))
  return { model, request: Object.fromEntries(known), warnings: warningsOf(unknown) }
}
