import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { inTurn } from '../../dialects/shared/decoded.ts'
import { decodeCandidateLabels } from '../../dialects/hub/candidateLabels.ts'
import { unwrapImage } from '../../dialects/hub/unwrapImage.ts'

export default {
  decodeRequest: inTurn(unwrapImage, decodeCandidateLabels),
} satisfies HubDialect
