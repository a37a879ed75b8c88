import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { textAnswer, writtenAs } from '../../dialects/hub/textAnswer.ts'
import { inTurn } from '../../dialects/shared/decoded.ts'
import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'

/** The API answers one text with a list of one. */
export default {
  decodeRequest: flattenGeneration,
  answersInList: true,
  decodeOutput: inTurn(textAnswer('translation_text'), writtenAs('translation_text')),
} satisfies HubDialect
