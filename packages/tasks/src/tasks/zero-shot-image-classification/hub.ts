import { decodeCandidateLabels } from '../../dialects/hub/candidateLabels.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { zipLabels } from '../../dialects/hub/zipLabels.ts'

export default {
  decodeRequest: decodeCandidateLabels,
  decodeOutput: zipLabels,
} satisfies HubDialect
