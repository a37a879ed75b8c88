/** How probable each label of a model is. */
export type Scores = readonly { label: string; score: number }[]

/** The categories of OpenAI's moderation. Source: OpenAI API reference, "The moderation object". */
const CATEGORIES = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/instructions',
  'self-harm/intent',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
] as const

/** From which score on a label holds. */
const THRESHOLD = 0.5

/** Labels that say that nothing is wrong. */
const HARMLESS =
  /^(?:ok|okay|safe|neutral|normal|clean|none|benign|acceptable|no|(?:non?|not)[-_ ].+|nontoxic)$/i

/** Letters and digits of a label, in small letters: `Self_Harm` and `self-harm` are the same. */
function plain(label: string): string {
  return label.toLowerCase().replaceAll(/[^a-z\d]/g, '')
}

/** A label under OpenAI's name, if it has one for it. */
function nameOf(label: string): string {
  return CATEGORIES.find((category) => plain(category) === plain(label)) ?? label
}

/**
 * What a model says of a text, as `/v1/moderations` answers. The categories are the labels of the model, under
 * OpenAI's names where it has the same; categories of OpenAI that the model knows nothing of are not there. A text
 * is flagged when a label holds that does not say that nothing is wrong.
 *
 * @example
 * ```ts
 * toResult([{ label: 'hate', score: 0.9 }]).flagged // true
 * ```
 */
export function toResult(scores: Scores) {
  const named = scores.map(({ label, score }) => ({
    name: nameOf(label),
    score,
    holds: score >= THRESHOLD,
    isHarm: !HARMLESS.test(label),
  }))
  return {
    flagged: named.some(({ holds, isHarm }) => holds && isHarm),
    categories: Object.fromEntries(named.map(({ name, holds }) => [name, holds])),
    category_scores: Object.fromEntries(named.map(({ name, score }) => [name, score])),
    category_applied_input_types: Object.fromEntries(named.map(({ name }) => [name, ['text']])),
  }
}
