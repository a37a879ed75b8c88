import type { HubDialect } from '../../dialects/hubDialect.ts'
import { decodeChoices, encodeChoices } from '../../dialects/choices.ts'
import { decodeCompletionParameters } from '../../dialects/completionParameters.ts'
import { inTurn, moved, unchanged, type Step } from '../../dialects/decoded.ts'
import { flattenGeneration } from '../../dialects/hubParts.ts'
import { isRecord } from '../../dialects/isRecord.ts'
import { withoutSteering } from '../../dialects/steering.ts'

/** The body of `/v1/completions`. Its answer leaves the prompt out unless `echo` asks for it. */
const readPrompt: Step = (body) => {
  if (!isRecord(body) || !('prompt' in body)) return unchanged(body)
  const { prompt, echo, ...rest } = withoutSteering(body)
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
