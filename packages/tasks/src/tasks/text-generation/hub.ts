import { completionForm } from '../../dialects/hub/forms/completion.ts'
import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'
import { groupChoices } from '../../dialects/hub/groupChoices.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { lastMessages } from '../../dialects/hub/lastMessages.ts'
import { textAnswer } from '../../dialects/hub/textAnswer.ts'
import { decodeChoices } from '../../dialects/openAi/choices.ts'
import { inTurn } from '../../dialects/shared/decoded.ts'
import { renameParameter } from '../../dialects/shared/renamed.ts'

/** The client's stream has the type of TGI's events, whatever it asks with. */
const completion = {
  ...completionForm,
  piecesFor: { '@huggingface/inference': 'text-generation' },
} as const

/** The API answers inputs as Text Generation Inference does, and a prompt as OpenAI. */
export default {
  forms: [completion],
  decodeRequest: inTurn(flattenGeneration, renameParameter('stop_sequences', 'stop')),
  pieces: 'text-generation',
  unwrapAnswer: groupChoices,
  decodeOutput: inTurn(textAnswer('generated_text'), decodeChoices, lastMessages),
} satisfies HubDialect
