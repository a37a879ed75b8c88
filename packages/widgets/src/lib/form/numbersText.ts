/** Numbers in arrays, nested as deep as a field says; what is no number stays as it was typed. */
export type Numbers = number | string | readonly Numbers[]

/** How deep arrays are nested: a number, a list, rows, or several blocks of rows. */
export type NumbersDepth = 0 | 1 | 2 | 3

const SEPARATORS = [/[\s,;]+/, /\r?\n/, /\r?\n[ \t]*\r?\n/] as const
const JOINTS = [' ', '\n', '\n\n'] as const

function readNumber(text: string): number | string {
  const value = Number(text)
  return text === '' || Number.isNaN(value) ? text : value
}

function readParts(text: string, depth: NumbersDepth): Numbers {
  if (depth === 0) return readNumber(text)
  const below = depth === 3 ? 2 : depth === 2 ? 1 : 0
  return text
    .split(SEPARATORS[below])
    .filter((part) => part.trim() !== '')
    .map((part) => readParts(part.trim(), below))
}

/**
 * Reads numbers as people write and paste them: spaces, commas or tabs between the numbers of a row,
 * a line for each row, an empty line between blocks of rows. JSON arrays are read as well.
 *
 * @returns what is no number as the string that it is, so that a schema can say what is wrong.
 *
 * @example
 * ```ts
 * readNumbers('0.5, 1\n2 x', 2) // [[0.5, 1], [2, 'x']]
 * ```
 */
export function readNumbers(text: string, depth: NumbersDepth): Numbers {
  const trimmed = text.trim()
  if (trimmed.startsWith('[')) {
    try {
      const value: Numbers = JSON.parse(trimmed)
      return value
    } catch {
      // It is not finished yet, or is none.
    }
  }
  return readParts(trimmed, depth)
}

/** Writes numbers in arrays as {@link readNumbers} reads them. */
export function writeNumbers(value: Numbers, depth: NumbersDepth): string {
  if (!Array.isArray(value)) return String(value)
  if (depth === 0) return JSON.stringify(value)
  const below = depth === 3 ? 2 : depth === 2 ? 1 : 0
  return value.map((part: Numbers) => writeNumbers(part, below)).join(JOINTS[below])
}
