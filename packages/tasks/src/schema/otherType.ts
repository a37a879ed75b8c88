import * as z from 'zod/mini'

/** The rest of a word that begins with what leads to here and is none of the words whose rests these are. */
function rest(rests: readonly string[]): string {
  const letters = [...new Set(rests.flatMap((word) => word.charAt(0) || []))]
  const longer = letters.map((letter) => {
    const next = rests.filter((word) => word.startsWith(letter)).map((word) => word.slice(1))
    return letter + rest(next)
  })
  const other = letters.length === 0 ? '[^\\n]+' : `[^\\n${letters.join('')}][^\\n]*`
  return `(?:${[...longer, other].join('|')})${rests.includes('') ? '' : '?'}`
}

/** What messages say where a listed type comes without its fields. */
const OTHER_TYPE_WORDS = 'a type with these fields'

const LISTED = /*#__PURE__*/ new WeakMap<RegExp, readonly string[]>()

/** The words that a pattern of {@link otherType} refuses; none of any other pattern. */
export function listedIn(pattern: RegExp): readonly string[] | undefined {
  return LISTED.get(pattern)
}

/**
 * The `type` of an object that is none of those a union lists: what servers and clients agree on
 * beyond this registry is kept as it is, while a listed one still has to have its fields.
 *
 * A pattern says so that the engines of all languages take, which know no lookahead.
 *
 * @param listed - at least one word of small letters and underscores.
 */
export function otherType(listed: readonly string[]) {
  const pattern = new RegExp(`^${rest([...listed, ''])}$`)
  LISTED.set(pattern, listed)
  return z.string().check(z.regex(pattern, { error: OTHER_TYPE_WORDS }))
}
