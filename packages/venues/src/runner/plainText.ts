const LONGEST = 400

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/**
 * Makes one line of a text of somebody else: without control characters and marks that turn the direction of writing,
 * with the commonest entities of HTML resolved, and cut after 400 characters.
 *
 * @returns `undefined` when nothing is left.
 *
 * @example
 * ```ts
 * plainText(' Bad\n gateway &amp; more ') // 'Bad gateway & more'
 * ```
 */
export function plainText(text: string): string | undefined {
  const line = text
    .slice(0, LONGEST * 4)
    .replaceAll(
      /&(amp|lt|gt|quot|apos|nbsp);|&#(\d{1,6});/g,
      (whole, name?: string, digits?: string) =>
        name === undefined ? (fromDigits(digits) ?? whole) : (ENTITIES[name] ?? whole),
    )
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  if (line === '') return undefined
  const characters = Array.from(line)
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line
}

function fromDigits(digits: string | undefined): string | undefined {
  const code = Number(digits)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
