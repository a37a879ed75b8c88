/** What Python's `json` writes and JSON has not. */
const WORDS = ['NaN', 'Infinity']
/** A string of JSON as a whole, or one of these words. */
const STRING_OR_WORD = /"[^"\\]*(?:\\.[^"\\]*)*"|-?Infinity|NaN/gs

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/**
 * Parses JSON. The words `NaN`, `Infinity` and `-Infinity`, which Python writes by default, are read as
 * null. Returns `undefined` for anything else that is no JSON.
 */
export function parseJson(text: string): { value: unknown } | undefined {
  const parsed = parse(text)
  if (parsed !== undefined || !WORDS.some((word) => text.includes(word))) return parsed
  return parse(text.replace(STRING_OR_WORD, (part) => (part[0] === '"' ? part : 'null')))
}
