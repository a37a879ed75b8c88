const LONGEST_KEY = 100
const MOST_KEYS = 5

/** The start of a text. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** A key, short enough for a message. */
export function shortKey(key: PropertyKey): string {
  return cut(String(key), LONGEST_KEY)
}

function list(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ')
}

/** What messages say was expected where there is nothing better. */
export const ANOTHER = 'another value'

/** `at most 3 items`: a limit of numbers, or of what has a length. */
export function boundWords(words: string, limit: unknown, unit = ''): string {
  return `${words} ${limit}${unit && ` ${unit}${limit === 1 ? '' : 's'}`}`
}

/** `one of "a", "b"`. */
export function valuesWords(values: readonly unknown[]): string {
  return `one of ${list(values)}`
}

/** `no key "a"`. */
export function keysWords(keys: readonly string[]): string {
  return `no key ${list(keys.slice(0, MOST_KEYS).map(shortKey))}`
}
