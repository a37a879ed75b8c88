const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

const HIGHEST = 0x10ffff

function characterOf(code: number): string | undefined {
  return code > 0 && code <= HIGHEST ? String.fromCodePoint(code) : undefined
}

function readReference(reference: string, name: string): string {
  const character = name.startsWith('#')
    ? characterOf(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
    : NAMED[name]
  return character ?? reference
}

/**
 * Replaces the character references that Markdown needs, and numbers, by their characters.
 *
 * @example
 * ```ts
 * unescapeHtml('a &lt; b &#38; c') // 'a < b & c'
 * ```
 */
export function unescapeHtml(text: string): string {
  return text.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,4});/gi, readReference)
}
