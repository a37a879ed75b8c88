import type { HubDialect } from '../../dialects/hubDialect.ts'
import { encodeFile, joinTexts } from '../../dialects/hubParts.ts'

/** The API answers with the file alone. */
export default {
  decodeRequest: joinTexts('negative_prompt'),
  encodeAnswer: encodeFile('image'),
} satisfies HubDialect
