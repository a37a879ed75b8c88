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

/** Appends a fault. */
export function fail(
  faults: FoundFault[],
  code: string,
  expected: string,
  weight: Weight = STOPS,
  isWorded = false,
  path: PropertyKey[] = [],
  media?: ExpectedMedia,
): void {
  faults.push({ path, code, expected, weight, isWorded, media })
}

/** Appends the fault of a value of another type. */
export function failType(faults: FoundFault[], expected: string): void {
  fail(faults, 'invalid_type', expected)
}

/** The weight of the heaviest fault since one. */
export function heaviest(faults: readonly FoundFault[], start = 0): number {
  return Math.max(GOES_ON, ...faults.slice(start).map(({ weight }) => weight))
}

/** Keeps faults of a part from getting the words of the whole. */
export function settle(faults: readonly FoundFault[], start: number): FoundFault[] {
  const own = faults.slice(start)
  for (const fault of own) fault.isWorded = true
  return own
}

/** Checks what lies in a value under a key. */
export function runPart(
  node: Node,
  value: unknown,
  key: PropertyKey,
  faults: FoundFault[],
): unknown {
  const start = faults.length
  const result = node.run(value, faults)
  for (const { path } of settle(faults, start)) path.unshift(key)
  return result
}
