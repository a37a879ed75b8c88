import type { HubDialect } from '../../dialects/hubDialect.ts'
import { flattenGeneration } from '../../dialects/hubParts.ts'

export default { decodeRequest: flattenGeneration } satisfies HubDialect
