/** A stretch of a recording in which somebody speaks. */
export interface Speech {
  /** In seconds from the start. */
  start: number
  end: number
  /** The mean probability of its parts. */
  score: number
}

/** How probabilities become stretches of speech. */
export interface SpeechLimits {
  /** How long each part is, in seconds. */
  step: number
  /** How long the recording is, in seconds: nothing ends after it. */
  seconds: number
  /** Speech begins above this and ends below `offset`. */
  onset: number
  offset: number
  /** Shorter speech is left out, in seconds; after shorter pauses were filled. */
  minDurationOn: number
  minDurationOff: number
}

interface Stretch {
  first: number
  /** The part after the last. */
  end: number
}

function stretchesOf(
  probabilities: readonly number[],
  { onset, offset }: Pick<SpeechLimits, 'onset' | 'offset'>,
): Stretch[] {
  const stretches: Stretch[] = []
  let first: number | undefined
  for (const [index, probability] of probabilities.entries()) {
    if (first === undefined && probability > onset) first = index
    else if (first !== undefined && probability < offset) {
      stretches.push({ first, end: index })
      first = undefined
    }
  }
  if (first !== undefined) stretches.push({ first, end: probabilities.length })
  return stretches
}

function fillPauses(stretches: readonly Stretch[], longest: number): Stretch[] {
  const filled: Stretch[] = []
  for (const stretch of stretches) {
    const before = filled.at(-1)
    if (before !== undefined && stretch.first - before.end < longest) before.end = stretch.end
    else filled.push({ ...stretch })
  }
  return filled
}

/**
 * Finds the stretches of speech by the probability of each part of a recording, with hysteresis, as
 * pyannote.audio's `Binarize` does: pauses shorter than `minDurationOff` are filled first, then speech
 * shorter than `minDurationOn` is left out.
 */
export function findSpeech(probabilities: readonly number[], limits: SpeechLimits): Speech[] {
  const { step, seconds, minDurationOn, minDurationOff } = limits
  return fillPauses(stretchesOf(probabilities, limits), minDurationOff / step)
    .filter(({ first, end }) => (end - first) * step >= minDurationOn)
    .map(({ first, end }) => {
      const parts = probabilities.slice(first, end)
      const score = parts.reduce((sum, one) => sum + one, 0) / parts.length
      return { start: first * step, end: Math.min(seconds, end * step), score }
    })
}
