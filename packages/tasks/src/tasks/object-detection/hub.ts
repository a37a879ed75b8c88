import { decodeBoxes } from '../../dialects/hub/boxes.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'

export default { decodeOutput: decodeBoxes } satisfies HubDialect
