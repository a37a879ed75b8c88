import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { tabularDialect } from '../../dialects/hub/tabularDialect.ts'

export default tabularDialect satisfies HubDialect
