import type { HubDialect } from '../../dialects/hubDialect.ts'
import { isRecord } from '../../dialects/isRecord.ts'

/** Names that a body has for other things, so that no parameter can lie beside them. */
const TAKEN = ['inputs', 'parameters', 'model', 'options', 'stream', 'provider']

/** The API takes the parameters beside the inputs, and answers one text with a list of one. */
export default {
  encodeRequest: ({ inputs, parameters }) =>
    isRecord(parameters) && !TAKEN.some((key) => Object.hasOwn(parameters, key))
      ? { inputs, ...parameters }
      : { inputs, parameters },
  answersInList: true,
} satisfies HubDialect
