import type { HubDialect } from '../../dialects/hubDialect.ts'
import { askedInChat } from '../../dialects/chat.ts'

export default askedInChat({ kind: 'image', others: 'images' }) satisfies HubDialect
