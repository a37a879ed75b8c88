import { InvalidStreamError } from '../../../errors.ts'

/** Splits text that comes in pieces at its line ends. */
export interface LineSplitter {
  /** The lines that end in the next piece of text, without their ends. */
  push: (text: string) => string[]
  /** What came after the last line end. */
  rest: () => string
}

/**
 * Splits at CR LF, LF and CR, also where the two characters of one end come apart.
 *
 * @param maxLength - most characters of a line.
 * @throws {@link InvalidStreamError} for a longer line, from `push`.
 */
export function lineSplitter(maxLength: number): LineSplitter {
  let rest = ''
  let endedWithCarriageReturn = false

  function checkLength(line: string): string {
    if (line.length > maxLength)
      throw new InvalidStreamError(`a line has more than ${maxLength} characters`)
    return line
  }

  return {
    push(text) {
      const isSecondHalf = endedWithCarriageReturn && text.startsWith('\n')
      const fresh = isSecondHalf ? text.slice(1) : text
      if (text !== '') endedWithCarriageReturn = text.endsWith('\r')
      const [first = '', ...others] = fresh.split(/\r\n|\n|\r/)
      const parts = [rest + first, ...others]
      rest = checkLength(parts.pop() ?? '')
      return parts.map(checkLength)
    },
    rest: () => rest,
  }
}
