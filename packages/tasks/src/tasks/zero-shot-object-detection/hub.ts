import { decodeBoxes } from '../../dialects/hub/boxes.ts'
import { decodeCandidateLabels } from '../../dialects/hub/candidateLabels.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'

export default {
  decodeRequest: decodeCandidateLabels,
  decodeOutput: decodeBoxes,
} satisfies HubDialect
