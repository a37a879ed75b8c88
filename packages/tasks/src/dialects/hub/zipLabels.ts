import { unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

/** Labels and scores that came in lists of their own become one list, in their order. */
export const zipLabels: Step = (wire) => {
  if (!isJsonObject(wire) || !Array.isArray(wire['labels']) || !Array.isArray(wire['scores']))
    return unchanged(wire)
  const [labels, scores]: unknown[][] = [wire['labels'], wire['scores']]
  if (labels === undefined || scores === undefined || labels.length !== scores.length)
    return unchanged(wire)
  return {
    value: labels.map((label, index) => ({ label, score: scores[index] })),
    toWire: ([index = '', key]) => {
      if (typeof index !== 'number') return []
      return key === 'score' ? ['scores', index] : ['labels', index]
    },
  }
}

/** The inverse of {@link zipLabels}. */
export function unzipLabels(output: unknown): { labels: unknown[]; scores: unknown[] } {
  const classes = (Array.isArray(output) ? output : []).filter(isJsonObject)
  return { labels: classes.map(({ label }) => label), scores: classes.map(({ score }) => score) }
}
