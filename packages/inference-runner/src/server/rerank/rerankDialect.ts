import type { Dialect } from '../core/dialect.ts'
import { errorHandler } from '../core/errorHandler.ts'
import type { ErrorForm } from '../core/errorForm.ts'
import { openAiErrorForm } from '../openAi/openAiErrorForm.ts'
import { addClassifyRoute } from './classifyRoute.ts'
import { rerankDocuments, rerankTexts } from './rerankDocuments.ts'
import { RERANK_PATHS, RERANK_SCHEMAS } from './rerankPaths.ts'

function sentence({ message, details }: Parameters<ErrorForm>[0]): string {
  return details === undefined ? message : `${message} ${details}`
}

/** The error form of Cohere: `{ message }`. */
const cohereErrorForm: ErrorForm = (error) => ({ body: { message: sentence(error) } })

/** The form where Jina's clients, which read `detail`, and Cohere's have the same route. */
const jinaErrorForm: ErrorForm = (error) => ({
  body: { message: sentence(error), detail: sentence(error) },
})

/**
 * Ranking and classifying as other servers have it: `/v1/rerank` of Jina and of version 1 of Cohere's API,
 * `/v2/rerank` of version 2, and vLLM's `/classify`. A body names a model that is served, or none.
 *
 * @example
 * ```ts
 * const cohere = new CohereClient({ token: 'none', environment: 'http://127.0.0.1:8080' })
 * await cohere.v2.rerank({ model: 'me/model', query: 'Who wrote it?', documents: ['A book.'] })
 * ```
 */
export const rerankDialect: Dialect = {
  name: 'rerank',
  errorForm: jinaErrorForm,
  prefixes: ['/v1/rerank', '/v2/rerank', '/v2/embed', '/v2/chat'],
  openApi: () => ({ paths: RERANK_PATHS, schemas: RERANK_SCHEMAS }),

  async addRoutes(app, context) {
    app.post('/v1/rerank', ({ body }, reply) => rerankDocuments(context, reply, body))
    await app.register(async (scope) => {
      scope.setErrorHandler(errorHandler(cohereErrorForm, context.logger))
      scope.post('/v2/rerank', ({ body }, reply) => rerankTexts(context, reply, body))
    })
    await app.register(async (scope) => {
      scope.setErrorHandler(errorHandler(openAiErrorForm, context.logger))
      addClassifyRoute(scope, context)
    })
  },
}
