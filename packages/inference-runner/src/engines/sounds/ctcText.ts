/** What a CTC model writes with. */
export interface CtcVocabulary {
  /** The token of each number. */
  tokens: readonly string[]
  /** The token that stands for nothing. */
  blank: string
  /** The token between words, and what is written for it. */
  delimiter: string
  space: string
  isLowerCase: boolean
}

/** A word with the steps at which it begins and ends. */
export interface CtcWord {
  word: string
  start: number
  end: number
}

interface Run {
  token: string
  start: number
  end: number
}

/** Runs of equal tokens, without those that stand for nothing. */
function runsOf(ids: readonly number[], { tokens, blank, delimiter, space }: CtcVocabulary): Run[] {
  const runs: Run[] = []
  let id: number | undefined
  for (const [step, next] of ids.entries()) {
    const last = runs.at(-1)
    if (next === id && last !== undefined) last.end = step + 1
    else runs.push({ token: tokens[next] ?? '', start: step, end: step + 1 })
    id = next
  }
  return runs
    .filter(({ token }) => token !== blank)
    .map((run) => (run.token === delimiter ? { ...run, token: space } : run))
}

/** Words between spaces, as `Wav2Vec2CTCTokenizer._get_word_offsets` finds them. */
function wordsOf(runs: readonly Run[], space: string): CtcWord[] {
  const words: CtcWord[] = []
  let isInWord = false
  for (const { token, start, end } of runs) {
    const last = words.at(-1)
    if (token === space) isInWord = false
    else if (isInWord && last !== undefined) {
      last.word += token
      last.end = end
    } else {
      words.push({ word: token, start, end })
      isInWord = true
    }
  }
  return words
}

/**
 * Writes down what a CTC model hears: equal tokens one after the other are one, and the blank is none.
 *
 * Source: `Wav2Vec2CTCTokenizer.convert_tokens_to_string` of Transformers.
 *
 * @param ids - the most probable token of each step.
 */
export function ctcText(
  ids: readonly number[],
  vocabulary: CtcVocabulary,
): { text: string; words: CtcWord[] } {
  const runs = runsOf(ids, vocabulary)
  const written = runs
    .map(({ token }) => token)
    .join('')
    .trim()
  const text = vocabulary.isLowerCase ? written.toLowerCase() : written
  return { text, words: wordsOf(runs, vocabulary.space) }
}
