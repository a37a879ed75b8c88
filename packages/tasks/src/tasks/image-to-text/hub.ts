import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { textAnswer } from '../../dialects/hub/textAnswer.ts'

/** The specification has one object; the Python client reads a list of one. */
export default {
  decodeRequest: flattenGeneration,
  decodeOutput: textAnswer('generated_text'),
  encodeAnswer: (output, { client }) => (client?.name === 'huggingface_hub' ? [output] : output),
} satisfies HubDialect
