import type { Issue } from '../errors.ts'
import type { Fault } from './fault.ts'
import { formatPath } from './formatPath.ts'
import type { Inspected } from './inspect.ts'

/** A value that fits, or all that is wrong with it. */
export type Checked<Value> = { success: true; data: Value } | { success: false; issues: Issue[] }

/** Turns a fault into an issue for people and programs. */
export function toIssue({ path, message, ...facts }: Fault): Issue {
  const place = formatPath(path)
  return { path: place, message: `${place && `${place}: `}${message}`, ...facts }
}

/** What a caller gets of what was found. */
export function toChecked(inspected: Inspected): Checked<unknown> {
  return inspected.issues
    ? { success: false, issues: inspected.issues.map(toIssue) }
    : { success: true, data: inspected.value }
}
