import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { unwrapOne } from '../../dialects/hub/unwrapOne.ts'

export default {
  spannedText: (input) => (isJsonObject(input) ? input['context'] : undefined),
  /** The API answers with the best answer alone, and with a list when more were asked for. */
  encodeOutput: unwrapOne,
} satisfies HubDialect
