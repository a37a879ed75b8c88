import type { HubDialect } from '../../dialects/hubDialect.ts'
import { decodeCandidateLabels } from '../../dialects/hubParts.ts'

export default { decodeRequest: decodeCandidateLabels } satisfies HubDialect
