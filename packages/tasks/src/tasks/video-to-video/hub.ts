import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { encodeFile } from '../../dialects/hub/encodeFile.ts'
import { joinTexts } from '../../dialects/hub/joinTexts.ts'

/** The API answers with the file alone. */
export default {
  decodeRequest: joinTexts('negative_prompt'),
  encodeAnswer: encodeFile('video'),
} satisfies HubDialect
