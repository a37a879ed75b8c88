/**
 * Writes words into pictures without a font, so that the pictures come out the same on every
 * machine: each letter is five rows of three dots, a row being the three bits of an octal digit.
 */
// prettier-ignore
const LETTERS: Record<string, string> = {
  A: '25755', B: '65656', C: '34443', D: '65556', E: '74647', F: '74644', G: '34553', H: '55755',
  I: '72227', J: '11152', K: '55655', L: '44447', M: '57755', N: '75555', O: '25552', P: '65644',
  Q: '25563', R: '65655', S: '34216', T: '72222', U: '55557', V: '55552', W: '55575', X: '55255',
  Y: '55222', Z: '71247', 0: '75557', 1: '26227', 2: '71747', 3: '71717', 4: '55711', 5: '74717',
  6: '74757', 7: '71222', 8: '75757', 9: '75717', '.': '00002', ',': '00024', ':': '02020',
  '-': '00700', ' ': '00000',
}

interface Placement {
  x: number
  y: number
  /** Side of a dot in pixels. */
  size: number
  color?: string
}

function dots(letter: string): [column: number, row: number][] {
  return Array.from(LETTERS[letter] ?? '77777').flatMap((digit, row) =>
    [0, 1, 2]
      .filter((column) => (Number(digit) >> (2 - column)) & 1)
      .map((column): [number, number] => [column, row]),
  )
}

/** A line of text in capital letters, as a piece of SVG; x and y are its top left corner. */
export function lettering(text: string, { x, y, size, color = '#222222' }: Placement): string {
  const squares = Array.from(text.toUpperCase()).flatMap((letter, index) =>
    dots(letter).map(
      ([column, row]) =>
        `M${x + (index * 4 + column) * size} ${y + row * size}h${size}v${size}h-${size}z`,
    ),
  )
  return `<path shape-rendering="crispEdges" fill="${color}" d="${squares.join('')}"/>`
}
