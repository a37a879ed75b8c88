import type { ExpectedMedia } from '../schema/expectedMedia.ts'
import type { Node } from './node.ts'

/** Which checks of the same value still run after a fault. */
export type Weight = typeof GOES_ON | typeof STOPS | typeof STOPS_ALL

/** All of them. */
export const GOES_ON = 0
/** Those of its length. */
export const STOPS = 1
/** None. */
export const STOPS_ALL = 2

/** A fault on its way up from the part of the value where it is. */
export interface FoundFault {
  path: PropertyKey[]
  code: string
  expected: string
  weight: Weight
  /** Whether it has words of its own: those of the schema that found it do not take their place. */
  isWorded: boolean
  media?: ExpectedMedia | undefined
}

/**
 * Appends a fault.
 *
 * @param error - words of its own, in place of what was expected.
 */
export function fail(
  faults: FoundFault[],
  code: string,
  expected: string,
  weight: Weight = STOPS,
  error?: string,
  path: PropertyKey[] = [],
  media?: ExpectedMedia,
): void {
  faults.push({ path, code, expected: error || expected, weight, isWorded: !!error, media })
}

/** Appends the fault of a value of another type. */
export function failType(faults: FoundFault[], expected: string): void {
  fail(faults, 'invalid_type', expected)
}

/** Whether a fault since one is as heavy as this. */
export function isStopped(
  faults: readonly FoundFault[],
  start = 0,
  least: Weight = STOPS,
): boolean {
  return faults.slice(start).some(({ weight }) => weight >= least)
}

/** Checks a part of a value, or a value by one of several schemas. What is wrong there keeps the words it has there. */
export function runPart(
  node: Pick<Node, 'run'>,
  value: unknown,
  faults: FoundFault[],
  ...keys: readonly PropertyKey[]
): unknown {
  const start = faults.length
  const result = node.run(value, faults)
  for (const fault of faults.slice(start)) {
    fault.isWorded = true
    fault.path.unshift(...keys)
  }
  return result
}

/** Whether a value fits. */
export function fits(node: Node, value: unknown): boolean {
  const faults: FoundFault[] = []
  node.run(value, faults)
  return faults.length === 0
}
