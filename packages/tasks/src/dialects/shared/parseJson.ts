/** A string of JSON as a whole, or one of the words that Python's `json` writes and JSON has not. */
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
  return (
    parse(text) ?? parse(text.replace(STRING_OR_WORD, (part) => (part[0] === '"' ? part : 'null')))
  )
}
