import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'

/** The API answers one text with a list of one. */
export default {
  decodeRequest: flattenGeneration,
  answersInList: true,
} satisfies HubDialect
