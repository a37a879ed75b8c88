import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { encodeFile } from '../../dialects/hub/encodeFile.ts'
import { joinTexts } from '../../dialects/hub/joinTexts.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** The types of the API's client want a list of what the result should not show. */
function listNegative(parameters: unknown): unknown {
  return isJsonObject(parameters) && typeof parameters['negative_prompt'] === 'string'
    ? { ...parameters, negative_prompt: [parameters['negative_prompt']] }
    : parameters
}

/** The API answers with the file alone. */
export default {
  inputNames: ['prompt'],
  encodeArguments: ({ inputs, parameters }) => ({
    inputs,
    ...(parameters === undefined ? {} : { parameters: listNegative(parameters) }),
  }),
  decodeRequest: joinTexts('negative_prompt'),
  encodeAnswer: encodeFile('video'),
} satisfies HubDialect
