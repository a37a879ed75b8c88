import type { Dialect } from '../core/dialect.ts'
import { addEmbedRoutes } from './embedRoutes.ts'
import { addPredictRoute } from './predictRoute.ts'
import { addRerankRoute } from './rerankRoute.ts'
import { addSimilarityRoute } from './similarityRoute.ts'
import { textEmbeddingsErrorForm } from './textEmbeddingsErrorForm.ts'
import { TEXT_EMBEDDINGS_PATHS } from './textEmbeddingsPaths.ts'
import { addTokenizerRoutes } from './tokenizerRoutes.ts'

/**
 * The dialect of text-embeddings-inference: `/embed`, `/embed_all`, `/embeddings`, `/predict`, `/rerank`,
 * `/similarity`, `/tokenize` and `/decode`, for models of the tasks feature-extraction, text-classification,
 * text-ranking and sentence-similarity. `/embed_sparse` is refused: no engine makes sparse vectors.
 *
 * That server serves one model. Here a body may have `model`, the name of one that is served; without it the
 * first model of the route's task answers, if it is the only name or the task's default. Errors are
 * `{ error, error_type }`.
 *
 * Source: text-embeddings-inference 1.9.3, `docs/openapi.json` and `router/src/http/server.rs`.
 *
 * @example
 * ```ts
 * const answer = await fetch('http://127.0.0.1:8080/embed', {
 *   method: 'POST',
 *   headers: { 'content-type': 'application/json' },
 *   body: JSON.stringify({ inputs: ['What is deep learning?'] }),
 * })
 * await answer.json() // [[0.01, …]]
 * ```
 */
export const textEmbeddingsDialect: Dialect = {
  name: 'text-embeddings-inference',
  errorForm: textEmbeddingsErrorForm,
  prefixes: ['/embed', '/embed_all', '/embed_sparse', '/predict', '/similarity', '/vertex'],
  openApi: () => ({ paths: TEXT_EMBEDDINGS_PATHS }),

  addRoutes(app, context) {
    addEmbedRoutes(app, context)
    addPredictRoute(app, context)
    addRerankRoute(app, context)
    addSimilarityRoute(app, context)
    addTokenizerRoutes(app, context)
  },
}
