import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { listUnder } from '../../dialects/hub/wrappers.ts'
import { readEmbeddings } from '../../dialects/openAi/embeddingAnswer.ts'
import { inTurn } from '../../dialects/shared/decoded.ts'

/** The API answers one image with a list of one. */
export default {
  unwrapAnswer: inTurn(readEmbeddings, listUnder('embeddings', 'embedding')),
  answersInList: true,
} satisfies HubDialect
