import type { HubDialect } from '../../dialects/hubDialect.ts'
import { encodeFile, joinTexts } from '../../dialects/hubParts.ts'
import { isRecord } from '../../dialects/isRecord.ts'

/** The types of the API's client want a list of what the result should not show. */
function listNegative(parameters: unknown): unknown {
  return isRecord(parameters) && typeof parameters['negative_prompt'] === 'string'
    ? { ...parameters, negative_prompt: [parameters['negative_prompt']] }
    : parameters
}

/** The API answers with the file alone. */
export default {
  encodeArguments: ({ inputs, parameters }) => ({
    inputs,
    ...(parameters === undefined ? {} : { parameters: listNegative(parameters) }),
  }),
  decodeRequest: joinTexts('negative_prompt'),
  encodeAnswer: encodeFile('video'),
} satisfies HubDialect
