import { moved, unchanged } from '../shared/decoded.ts'
import { onParameters } from '../shared/onParts.ts'

/** The zero-shot tasks take their labels as one string, too: it is split at its commas. */
export const decodeCandidateLabels = onParameters((parameters) => {
  const { candidate_labels: labels } = parameters
  if (typeof labels !== 'string') return unchanged(parameters)
  const list = labels.split(',').flatMap((label) => label.trim() || [])
  return moved({ ...parameters, candidate_labels: list }, [
    { to: ['candidate_labels'], from: ['candidate_labels'], isWhole: true },
  ])
})
