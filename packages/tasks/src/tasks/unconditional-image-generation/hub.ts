import type { HubDialect } from '../../dialects/hubDialect.ts'
import { encodeFile } from '../../dialects/hubParts.ts'

/** The API answers with the file alone. */
export default { encodeAnswer: encodeFile('image') } satisfies HubDialect
