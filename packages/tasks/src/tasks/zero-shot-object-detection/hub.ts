import type { HubDialect } from '../../dialects/hubDialect.ts'
import { inTurn } from '../../dialects/decoded.ts'
import { decodeCandidateLabels, unwrapImage } from '../../dialects/hubParts.ts'

export default {
  decodeRequest: inTurn(unwrapImage, decodeCandidateLabels),
} satisfies HubDialect
