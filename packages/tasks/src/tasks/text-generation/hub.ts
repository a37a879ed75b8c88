import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { decodeChoices, encodeChoices } from '../../dialects/openAi/choices.ts'
import { decodeCompletionParameters } from '../../dialects/openAi/completionParameters.ts'
import { inTurn, moved, unchanged, type Step } from '../../dialects/shared/decoded.ts'
import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { withoutApiOptions } from '../../dialects/shared/apiOptions.ts'

/** The body of `/v1/completions`. Its answer leaves the prompt out unless `echo` asks for it. */
const readPrompt: Step = (body) => {
  if (!isJsonObject(body) || !('prompt' in body)) return unchanged(body)
  const { prompt, echo, ...rest } = withoutApiOptions(body)
  const parameters = { return_full_text: echo === true, ...rest }
  const split = moved({ inputs: prompt, parameters }, [
    { to: ['inputs'], from: ['prompt'] },
    { to: ['parameters'], from: [] },
  ])
  return inTurn(() => split, decodeCompletionParameters)(body)
}

/** The API answers as OpenAI's does; what its older servers answered is read as well. */
export default {
  decodeBody: readPrompt,
  decodeRequest: flattenGeneration,
  encodeAnswer: (output) => encodeChoices(output, 'text_completion'),
  decodeOutput: decodeChoices,
} satisfies HubDialect
