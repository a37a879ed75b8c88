import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { listUnder } from '../../dialects/hub/wrappers.ts'

/** Servers of Sentence Transformers give the numbers under a name. */
export default { unwrapAnswer: listUnder('similarities', 'scores') } satisfies HubDialect
