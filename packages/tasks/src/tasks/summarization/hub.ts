import type { HubDialect } from '../../dialects/hubDialect.ts'
import { flattenGeneration } from '../../dialects/hubParts.ts'

/** The API answers one text with a list of one. */
export default {
  decodeRequest: flattenGeneration,
  answersInList: true,
} satisfies HubDialect
