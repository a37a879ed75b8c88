import type { Finding } from './outsideModel.ts'

/** The largest difference between numbers at the same places; `NaN` when there are not as many. */
export function largestDifference(actual: readonly number[], due: readonly number[]): number {
  if (actual.length !== due.length) return NaN
  return actual.reduce((most, one, at) => Math.max(most, Math.abs(one - (due[at] ?? NaN))), 0)
}

/** Judges numbers by what they have to be. */
export function judgeNumbers(
  actual: readonly number[],
  due: readonly number[],
  { tolerance, source }: { tolerance: number; source: string },
): Finding {
  const difference = largestDifference(actual, due)
  const isNear = difference <= tolerance
  return {
    measured: `${difference === 0 ? 'equal to those' : `within ${difference.toExponential(0)}`} of ${source} (${due.length} numbers)`,
    problem: isNear
      ? undefined
      : `expected ${JSON.stringify(due.slice(0, 8))}, got ${JSON.stringify(actual.slice(0, 8))}: ${difference}`,
  }
}

/** Judges answers, each by the one that is due. */
export function judgeEqual(
  actual: readonly unknown[],
  due: readonly unknown[],
  what: string,
): Finding {
  const wrong = due.findIndex((one, at) => JSON.stringify(one) !== JSON.stringify(actual[at]))
  const right = due.filter((one, at) => JSON.stringify(one) === JSON.stringify(actual[at])).length
  const isRight = wrong < 0 && actual.length === due.length
  return {
    measured: `${right} of ${due.length} ${what}`,
    problem: isRight
      ? undefined
      : `${what}: expected ${JSON.stringify(due[wrong] ?? due)}, got ${JSON.stringify(actual[wrong] ?? actual)}`,
  }
}
