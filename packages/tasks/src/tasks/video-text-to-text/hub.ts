import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { chatDialect } from '../../dialects/hub/chatDialect.ts'

export default chatDialect({ kind: 'video' }) satisfies HubDialect
