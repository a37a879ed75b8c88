import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { chatDialect } from '../../dialects/hub/chatDialect.ts'

export default chatDialect({ kind: 'image', others: 'images' }) satisfies HubDialect
