import type { Issue } from '../errors.ts'
import type { Fault } from './fault.ts'
import { formatPath } from './formatPath.ts'
import type { Inspected } from './inspect.ts'
import { messageOf } from './messageOf.ts'
import { samePath, type PathMap } from './path.ts'

/** A value that fits, or all that is wrong with it. */
export type Checked<Value> = { success: true; data: Value } | { success: false; issues: Issue[] }

/** Turns a fault into an issue for people and programs. */
export function toIssue(
  { path, code, expected, received, media }: Fault,
  toWire: PathMap = samePath,
): Issue {
  const place = formatPath(toWire(path))
  const message = `${place && `${place}: `}${messageOf(expected, received)}`
  return { path: place, code, message, expected, received, media }
}

/** What a caller gets of what was found, with the paths that it knows. */
export function toChecked({ data, faults }: Inspected, toWire?: PathMap): Checked<unknown> {
  return faults.length === 0
    ? { success: true, data }
    : { success: false, issues: faults.map((fault) => toIssue(fault, toWire)) }
}
