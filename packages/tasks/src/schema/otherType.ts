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

/**
 * The `type` of an object that is none of those a union lists: what servers and clients agree on
 * beyond this registry is kept as it is, while a listed one still has to have its fields.
 *
 * A pattern says so that the engines of all languages take, which know no lookahead.
 *
 * @param listed - at least one word of small letters and underscores.
 */
export function otherType(listed: readonly string[]) {
  return z.string().check(
    z.regex(new RegExp(`^${rest([...listed, ''])}$`), {
      error: 'the fields that go with this type, or another type',
    }),
  )
}
