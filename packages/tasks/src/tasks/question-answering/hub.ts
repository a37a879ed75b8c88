import type { HubDialect } from '../../dialects/hubDialect.ts'
import { unwrapOne } from '../../dialects/hubParts.ts'

/** The API answers with the best answer alone, and with a list when more were asked for. */
export default { encodeOutput: unwrapOne } satisfies HubDialect
