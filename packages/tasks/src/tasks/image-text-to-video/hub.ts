import type { HubDialect } from '../../dialects/hubDialect.ts'
import { inTurn } from '../../dialects/decoded.ts'
import { encodeFile, joinTexts } from '../../dialects/hubParts.ts'
import { decodePrompt, encodePrompt } from '../../dialects/prompt.ts'

/** The API takes the prompt as a parameter and answers with the file alone. */
export default {
  encodeRequest: encodePrompt,
  decodeRequest: inTurn(decodePrompt, joinTexts('negative_prompt')),
  encodeAnswer: encodeFile('video'),
} satisfies HubDialect
