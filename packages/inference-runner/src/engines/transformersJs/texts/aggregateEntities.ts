/** How tokens become groups. */
export type AggregationStrategy = 'none' | 'simple' | 'first' | 'average' | 'max'

/** A token with the probability of each class. */
export interface ScoredToken {
  scores: readonly number[]
  /** Where it stands, in UTF-16 code units. */
  start: number
  end: number
  /** Place among all tokens. */
  index: number
  /** Whether it goes on with the word of the token before it. */
  isSubword: boolean
}

/** A token or a group of tokens with one class. */
export interface Entity {
  /** Class, with the prefix B- or I- if it has one; of a group without. */
  label: string
  score: number
  start: number
  end: number
  /** Of a single token. */
  index?: number | undefined
}

function best(scores: readonly number[]): { at: number; score: number } {
  let at = 0
  for (const [index, score] of scores.entries()) if (score > (scores[at] ?? -Infinity)) at = index
  return { at, score: scores[at] ?? 0 }
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

function wordScores(word: readonly ScoredToken[], strategy: AggregationStrategy): number[] {
  const rows = word.map(({ scores }) => scores)
  if (strategy === 'average') {
    return (rows[0] ?? []).map((_, at) => mean(rows.map((row) => row[at] ?? 0)))
  }
  const chosen =
    strategy === 'max'
      ? rows.reduce((a, b) => (best(b).score > best(a).score ? b : a), rows[0] ?? [])
      : rows[0]
  return [...(chosen ?? [])]
}

function wordsOf(tokens: readonly ScoredToken[]): ScoredToken[][] {
  const words: ScoredToken[][] = []
  for (const token of tokens) {
    const last = words.at(-1)
    if (last !== undefined && token.isSubword) last.push(token)
    else words.push([token])
  }
  return words
}

/** The kind of a class and whether a new entity begins with it: `B-PER` is PER, and begins. */
function tagOf(label: string): { tag: string; begins: boolean } {
  if (label.startsWith('B-')) return { tag: label.slice(2), begins: true }
  return { tag: label.startsWith('I-') ? label.slice(2) : label, begins: false }
}

function groupsOf(entities: readonly Entity[]): Entity[][] {
  const groups: Entity[][] = []
  for (const entity of entities) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const { tag, begins } = tagOf(entity.label)
    if (group && last && tag === tagOf(last.label).tag && !begins) group.push(entity)
    else groups.push([entity])
  }
  return groups
}

/**
 * Makes entities of tokens, as TokenClassificationPipeline of transformers does.
 *
 * @param labels - names of the classes.
 */
export function aggregateEntities(
  tokens: readonly ScoredToken[],
  labels: readonly string[],
  strategy: AggregationStrategy,
): Entity[] {
  const isByToken = strategy === 'none' || strategy === 'simple'
  const units = isByToken ? tokens.map((token) => [token]) : wordsOf(tokens)
  const entities = units.map((unit) => {
    const { at, score } = best(wordScores(unit, strategy))
    const start = unit[0]?.start ?? 0
    const end = unit.at(-1)?.end ?? start
    return { label: labels[at] ?? `LABEL_${at}`, score, start, end, index: unit[0]?.index }
  })
  if (strategy === 'none') return entities
  return groupsOf(entities).map((group) => {
    const first = group[0]
    return {
      // What comes after the first "-", even in a class without B- or I-.
      label: first?.label.replace(/^[^-]*-/, '') ?? '',
      score: mean(group.map(({ score }) => score)),
      start: first?.start ?? 0,
      end: group.at(-1)?.end ?? 0,
    }
  })
}

/**
 * Keeps one of several entities that overlap, which parts of a text that overlap give: the longest, or
 * of equal ones the surest, as in transformers.
 */
export function withoutOverlaps(entities: readonly Entity[]): Entity[] {
  const kept: Entity[] = []
  let previous: Entity | undefined
  for (const entity of entities.toSorted((a, b) => a.start - b.start)) {
    if (previous === undefined) {
      previous = entity
    } else if (previous.start <= entity.start && entity.start < previous.end) {
      const [length, before] = [entity.end - entity.start, previous.end - previous.start]
      const isBetter = length > before || (length === before && entity.score > previous.score)
      if (isBetter) previous = entity
    } else {
      kept.push(previous)
      previous = entity
    }
  }
  if (previous !== undefined) kept.push(previous)
  return kept
}
