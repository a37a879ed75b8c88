const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Mistral's servers and chat templates take ids of exactly nine letters and digits; others take any. */
const LENGTH = 9

/** 32 bits of FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/. */
function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  )
}

/**
 * An id for a tool call that came without one. It follows from where the call stands, so that an answer
 * read twice, or a call and its result, get the same.
 */
export function makeToolCallId(...place: readonly unknown[]): string {
  const seed = JSON.stringify(place)
  return Array.from(
    { length: LENGTH },
    (_, index) => LETTERS[hash(`${index} ${seed}`) % LETTERS.length],
  ).join('')
}

/** The id that came, if it is one: servers write numbers, empty strings and null as well. */
export function readToolCallId(id: unknown): string | undefined {
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id !== '' ? id : undefined
}
