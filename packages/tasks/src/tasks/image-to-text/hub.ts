import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'

export default { decodeRequest: flattenGeneration } satisfies HubDialect
