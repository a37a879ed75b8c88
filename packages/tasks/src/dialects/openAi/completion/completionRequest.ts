import { withoutApiOptions } from '../../shared/apiOptions.ts'
import { inTurn, moved, unchanged, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { withoutNull } from '../chat/compact.ts'
import { decodeCompletionParameters, encodeCompletionParameters } from '../completionParameters.ts'

/** The optional fields of `/v1/completions`, which clients write as null when they were not given. */
const OPTIONAL = [
  'best_of',
  'frequency_penalty',
  'logit_bias',
  'logprobs',
  'max_tokens',
  'min_p',
  'n',
  'presence_penalty',
  'repetition_penalty',
  'seed',
  'stop',
  'stream_options',
  'suffix',
  'temperature',
  'top_k',
  'top_p',
  'user',
] as const

/** A body of `/v1/completions`, whose answer leaves the prompt out unless `echo` asks for it, in canonical form. */
export const readCompletionRequest: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const { prompt, echo, ...rest } = withoutApiOptions(body)
  const parameters = { return_full_text: echo === true, ...withoutNull(rest, OPTIONAL) }
  const split = moved({ inputs: prompt, parameters }, [
    { to: ['inputs'], from: ['prompt'] },
    { to: ['parameters'], from: [] },
  ])
  return inTurn(() => split, decodeCompletionParameters)(body)
}

/** A canonical call of text generation as the body of `/v1/completions`. */
export function writeCompletionRequest({
  inputs,
  parameters,
}: Record<string, unknown>): Record<string, unknown> {
  const { return_full_text: isFull, ...rest } = isJsonObject(parameters) ? parameters : {}
  return {
    prompt: inputs,
    // Without it, canonical results begin with the prompt and those of the API do not.
    ...(isFull === false ? {} : { echo: true }),
    ...encodeCompletionParameters(rest),
  }
}
