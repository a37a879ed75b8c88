import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { inTurn } from '../../dialects/shared/decoded.ts'
import { encodeFile } from '../../dialects/hub/encodeFile.ts'
import { joinTexts } from '../../dialects/hub/joinTexts.ts'
import { decodePrompt, encodePrompt } from '../../dialects/hub/prompt.ts'

/** The API takes the prompt as a parameter and answers with the file alone. */
export default {
  encodeRequest: encodePrompt,
  decodeRequest: inTurn(decodePrompt, joinTexts('negative_prompt')),
  encodeAnswer: encodeFile('video'),
} satisfies HubDialect
