import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { inTurn, unchanged } from '../../dialects/shared/decoded.ts'
import { decodeCandidateLabels } from '../../dialects/hub/candidateLabels.ts'
import { zipLabels } from '../../dialects/hub/zipLabels.ts'
import { onParameters } from '../../dialects/shared/onParts.ts'
import { renameParameter } from '../../dialects/shared/renamed.ts'

const READ_AS: Readonly<Record<string, boolean>> = { true: true, false: false }

/** The API reads a word as true or false. */
const readMultiLabel = onParameters((parameters) => {
  const { multi_label: given } = parameters
  const read = typeof given === 'string' ? READ_AS[given.toLowerCase()] : undefined
  return unchanged(read === undefined ? parameters : { ...parameters, multi_label: read })
})

/** Older servers answer with labels and scores in lists of their own. */
export default {
  decodeRequest: inTurn(
    decodeCandidateLabels,
    renameParameter('multi_class', 'multi_label'),
    readMultiLabel,
  ),
  decodeOutput: zipLabels,
} satisfies HubDialect
