import fc from 'fast-check'

/**
 * Whether a string may be the name of a field in JSON that is parsed to be compared. V8 takes a name
 * with an escape for another one with a `\` that it saw before: https://github.com/nodejs/node/issues/63785
 */
export function isSafeName(text: string): boolean {
  return text !== '__proto__' && !text.includes('\\')
}

/** Values of JSON; none of their texts has a `\`, see `isSafeName`. */
export function arbitraryJson({ maxDepth }: { maxDepth: number }): fc.Arbitrary<unknown> {
  return fc
    .json({ maxDepth })
    .filter((text) => !text.includes('\\\\'))
    .map((text): unknown => JSON.parse(text))
}
