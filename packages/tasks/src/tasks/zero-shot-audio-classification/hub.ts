import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { decodeCandidateLabels } from '../../dialects/hub/candidateLabels.ts'

export default { decodeRequest: decodeCandidateLabels } satisfies HubDialect
