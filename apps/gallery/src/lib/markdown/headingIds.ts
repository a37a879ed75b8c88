/**
 * Makes a function that gives each heading of a page its anchor, as GitHub does: the same words a second
 * time get a number.
 *
 * @example
 * ```ts
 * const idOf = headingIds()
 * idOf('What it costs') // 'what-it-costs'
 * idOf('What it costs') // 'what-it-costs-1'
 * ```
 */
export function headingIds(): (text: string) => string {
  const seen = new Map<string, number>()
  return (text) => {
    const id = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-')
    const count = seen.get(id) ?? 0
    seen.set(id, count + 1)
    return count === 0 ? id : `${id}-${count}`
  }
}
