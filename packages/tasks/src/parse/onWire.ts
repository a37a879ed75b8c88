import type { Inspected } from './inspect.ts'
import { samePath, type PathMap } from './path.ts'

/** What was found of a value, with the paths where the caller had it. */
export function onWire(inspected: Inspected, toWire: PathMap = samePath): Inspected {
  return inspected.issues
    ? { issues: inspected.issues.map((fault) => ({ ...fault, path: toWire(fault.path) })) }
    : inspected
}
