/** A place without the spaces at its ends, which some vocabularies count to the word after them. */
export function withoutSpaces(
  text: string,
  start: number,
  end: number,
): { start: number; end: number } {
  const part = text.slice(start, end)
  const from = start + part.length - part.trimStart().length
  return { start: from, end: Math.max(from, end - (part.length - part.trimEnd().length)) }
}
