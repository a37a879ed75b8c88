import type { HubDialect } from '../../dialects/hubDialect.ts'
import { askedInChat } from '../../dialects/askedInChat.ts'

export default askedInChat({ kind: 'image', others: 'images' }) satisfies HubDialect
