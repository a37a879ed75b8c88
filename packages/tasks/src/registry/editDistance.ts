/** Number of single-character edits between two words (Levenshtein, 1966). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...b].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1)
      const removed = (previous[column + 1] ?? 0) + 1
      const added = (current[column] ?? 0) + 1
      current.push(Math.min(replaced, removed, added))
    }
    previous = current
  }
  return previous.at(-1) ?? 0
}

const LONGEST_COMPARED = 64

/** The word of a list that is nearest to another, unless none is near: a third of it may differ. */
export function nearest<Word extends string>(
  word: string,
  words: readonly Word[],
): Word | undefined {
  if (word.length > LONGEST_COMPARED) return undefined
  const ranked = words.map((other) => ({
    other,
    distance: editDistance(word.toLowerCase(), other),
  }))
  const best = ranked.toSorted((a, b) => a.distance - b.distance)[0]
  return best !== undefined && best.distance <= best.other.length / 3 ? best.other : undefined
}
