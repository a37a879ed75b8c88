import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { encodeFile } from '../../dialects/hub/encodeFile.ts'

/** The API answers with the file alone. */
export default { inputNames: ['prompt'], encodeAnswer: encodeFile('mesh') } satisfies HubDialect
