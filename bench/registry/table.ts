/** Lays rows out under their headings, numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows]
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  )
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => {
        const text = row[column] ?? ''
        return column === 0 || /^[a-z@]/i.test(text) ? text.padEnd(width) : text.padStart(width)
      })
      .join('  ')
      .trimEnd()
  return all.map(line).join('\n')
}

/** `0.06 ×`: how large a number is beside another. */
export function ratio(value: number, other: number): string {
  return other === 0 ? '' : `${(value / other).toPrecision(2)} ×`
}
