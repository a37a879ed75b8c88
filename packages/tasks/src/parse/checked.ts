import type { Issue } from '../errors.ts'
import type { Fault } from './fault.ts'
import { formatPath } from './formatPath.ts'
import type { Inspected } from './inspect.ts'
import type { PathMap } from './path.ts'

/** A value that fits, or all that is wrong with it. */
export type Checked<Value> = { success: true; data: Value } | { success: false; issues: Issue[] }

/** Turns a fault into an issue for people and programs. */
export function toIssue({ path, message, ...facts }: Fault, toWire?: PathMap): Issue {
  const place = formatPath(toWire ? toWire(path) : path)
  return { path: place, message: `${place && `${place}: `}${message}`, ...facts }
}

/** What a caller gets of what was found, with the paths that it knows. */
export function toChecked(inspected: Inspected, toWire?: PathMap): Checked<unknown> {
  return inspected.success
    ? inspected
    : { success: false, issues: inspected.faults.map((fault) => toIssue(fault, toWire)) }
}
