import { completionForm } from '../../dialects/hub/forms/completion.ts'
import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'
import { groupChoices } from '../../dialects/hub/groupChoices.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { textAnswer } from '../../dialects/hub/textAnswer.ts'
import { decodeChoices } from '../../dialects/openAi/choices.ts'
import { inTurn } from '../../dialects/shared/decoded.ts'

/** The API answers inputs as it does for text generation, and a prompt as OpenAI. */
export default {
  forms: [completionForm],
  decodeRequest: flattenGeneration,
  pieces: 'text2text-generation',
  unwrapAnswer: groupChoices,
  decodeOutput: inTurn(textAnswer('generated_text'), decodeChoices),
} satisfies HubDialect
