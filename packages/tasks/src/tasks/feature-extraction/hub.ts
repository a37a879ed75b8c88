import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { listUnder } from '../../dialects/hub/wrappers.ts'
import { readEmbeddings } from '../../dialects/openAi/embeddingAnswer.ts'
import { embeddingForm } from '../../dialects/openAi/embeddingForm.ts'
import { API_OPTIONS } from '../../dialects/shared/apiOptions.ts'
import { inTurn } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** Names that a body has for other things, so that no parameter can lie beside them. */
const TAKEN = ['inputs', 'parameters', ...API_OPTIONS]

/** The API takes the parameters beside the inputs, and answers one text with a list of one. */
export default {
  forms: [embeddingForm],
  encodeRequest: ({ inputs, parameters }) =>
    isJsonObject(parameters) && !TAKEN.some((key) => Object.hasOwn(parameters, key))
      ? { inputs, ...parameters }
      : { inputs, parameters },
  unwrapAnswer: inTurn(readEmbeddings, listUnder('embeddings', 'embedding')),
  answersInList: true,
} satisfies HubDialect
