import type { HubDialect } from '../../dialects/hubDialect.ts'
import { askedInChat } from '../../dialects/askedInChat.ts'

export default askedInChat({ kind: 'video' }) satisfies HubDialect
