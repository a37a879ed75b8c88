import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { unwrapOne } from '../../dialects/hub/unwrapOne.ts'

/** The API answers with the best answer alone, and with a list when more were asked for. */
export default { encodeOutput: unwrapOne } satisfies HubDialect
