function count<Item>(items: readonly Item[]): Map<Item, number> {
  const counts = new Map<Item, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** How many items two lists have in common, counting repeats. */
function overlap<Item>(left: readonly Item[], right: readonly Item[]): number {
  const counts = count(right)
  return [...count(left)].reduce(
    (sum, [item, times]) => sum + Math.min(times, counts.get(item) ?? 0),
    0,
  )
}

function characterGrams(text: string, size: number): string[] {
  const letters = [...text.replace(/\s+/g, '')]
  return Array.from({ length: Math.max(0, letters.length - size + 1) }, (_, at) =>
    letters.slice(at, at + size).join(''),
  )
}

/** One text that was written and the one that was expected. */
export interface Pair {
  expected: string
  written: string
}

function fBeta(same: number, wanted: number, given: number, beta: number): number {
  if (same === 0) return 0
  const precision = same / given
  const recall = same / wanted
  return ((1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall)
}

/** chrF of a corpus (Popović, 2015): character n-grams of 1 to 6, beta 2. From 0 to 100. */
export function chrf(pairs: readonly Pair[]): number {
  const scores = [1, 2, 3, 4, 5, 6].flatMap((size) => {
    const grams = pairs.map(({ expected, written }) => ({
      wanted: characterGrams(expected, size),
      given: characterGrams(written, size),
    }))
    const wanted = grams.reduce((sum, pair) => sum + pair.wanted.length, 0)
    const given = grams.reduce((sum, pair) => sum + pair.given.length, 0)
    const same = grams.reduce((sum, pair) => sum + overlap(pair.wanted, pair.given), 0)
    return wanted === 0 || given === 0 ? [] : [fBeta(same, wanted, given, 2)]
  })
  return scores.length === 0 ? 0 : (100 * scores.reduce((a, b) => a + b, 0)) / scores.length
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
}

/** ROUGE-L (Lin, 2004): F1 of the longest common subsequence of words. From 0 to 1. */
export function rougeL({ expected, written }: Pair): number {
  const left = words(expected)
  const right = words(written)
  let row = Array.from({ length: right.length + 1 }, () => 0)
  for (const word of left) {
    const next = [0]
    for (const [at, other] of right.entries()) {
      const longer = word === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)
      next.push(longer)
    }
    row = next
  }
  return fBeta(row.at(-1) ?? 0, left.length, right.length, 1)
}

/** The mean of numbers. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

/** Words that are added, left out or replaced (Levenshtein). */
function wordErrors(expected: readonly string[], written: readonly string[]): number {
  let row = [...written.keys(), written.length]
  for (const [index, word] of expected.entries()) {
    const next = [index + 1]
    for (const [at, other] of written.entries()) {
      const replaced = (row[at] ?? 0) + (word === other ? 0 : 1)
      next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, replaced))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** The word error rate of transcripts: wrong words over those that were said. */
export function wordErrorRate(pairs: readonly Pair[]): number {
  const split = (text: string) => text.split(' ').filter((word) => word !== '')
  const wrong = pairs.map(({ expected, written }) => wordErrors(split(expected), split(written)))
  const said = pairs.map(({ expected }) => split(expected).length)
  return (mean(wrong) * wrong.length) / (mean(said) * said.length)
}

/** Where something is, in seconds. */
export interface Interval {
  start: number
  end: number
}

function overlapOf(one: Interval, other: Interval): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
}

/** The time in which two lists of intervals, each without overlaps, differ. */
export function differenceOf(left: readonly Interval[], right: readonly Interval[]): number {
  const lengthOf = (list: readonly Interval[]) =>
    list.reduce((sum, { start, end }) => sum + end - start, 0)
  const common = left.flatMap((one) => right.map((other) => overlapOf(one, other)))
  return lengthOf(left) + lengthOf(right) - 2 * common.reduce((sum, each) => sum + each, 0)
}
