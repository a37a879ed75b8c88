const CLOSE = 1e-6

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether all that is due is there: keys that nobody asked for may be as well, and null is nothing. */
export function isWithin(due: unknown, given: unknown): boolean {
  if (due === null || due === undefined) return given === null || given === undefined
  if (typeof due === 'number') return typeof given === 'number' && Math.abs(due - given) < CLOSE
  if (Array.isArray(due))
    return (
      Array.isArray(given) &&
      given.length === due.length &&
      due.every((part, index) => isWithin(part, given[index]))
    )
  if (!isObject(due)) return due === given
  return isObject(given) && Object.entries(due).every(([key, part]) => isWithin(part, given[key]))
}
