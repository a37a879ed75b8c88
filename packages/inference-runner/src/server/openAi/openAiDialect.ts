import multipart from '@fastify/multipart'
import { MAX_MEDIA_BYTES } from '@taskmesh/tasks'
import { readStreamFlags } from '../calls/liberalStream.ts'
import type { Dialect } from '../core/dialect.ts'
import { addCallRoutes } from './callRoutes.ts'
import { addCompletionRoute } from './completions/completionRoute.ts'
import { addEmbeddingRoute } from './embeddings/embeddingRoute.ts'
import { addModerationRoute } from './moderations/moderationRoute.ts'
import { openAiErrorForm } from './openAiErrorForm.ts'
import { addModelListRoute } from './modelListRoute.ts'
import { addModelRoute } from './openAiModel.ts'
import { OPEN_AI_PATHS } from './openAiPaths.ts'
import { addResponseRoutes } from './responses/responseRoutes.ts'
import { addSpeechRoute } from './speechRoute.ts'
import { addTranscriptionRoutes } from './transcriptionRoutes.ts'

/** What OpenAI's API says in `openai-version`. */
const VERSION = '2020-10-01'

const MAX_FIELD_BYTES = 100_000
const MAX_FIELDS = 32

/**
 * OpenAI's dialect: `/v1/chat/completions`, `/v1/responses`, `/v1/completions`, `/v1/embeddings`,
 * `/v1/moderations`, `/v1/audio/transcriptions`, `/v1/audio/translations`, `/v1/audio/speech`,
 * `/v1/images/generations`, for models whose task each of them is, `/v1/models` and `/v1/models/{model}`. Nothing is
 * stored. Fields that are not known are ignored; a call without a model means the only one of the route.
 *
 * @example
 * ```ts
 * const client = new OpenAI({ baseURL: 'http://127.0.0.1:8080/v1', apiKey: 'none' })
 * const messages = [{ role: 'user' as const, content: 'Hi' }]
 * await client.chat.completions.create({ model: 'me/model', messages })
 * ```
 */
export const openAiDialect: Dialect = {
  name: 'openai',
  errorForm: openAiErrorForm,
  prefixes: ['/v1', '/score'],
  openApi: () => ({ paths: OPEN_AI_PATHS }),

  async addRoutes(app, context) {
    await app.register(multipart, {
      limits: {
        fileSize: MAX_MEDIA_BYTES,
        files: 1,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD_BYTES,
      },
    })
    app.addHook('onSend', async (_incoming, reply) => {
      const ms = Math.round(reply.elapsedTime)
      reply.headers({ 'openai-processing-ms': ms, 'openai-version': VERSION })
    })
    readStreamFlags(app)
    addCallRoutes(app, context)
    addCompletionRoute(app, context)
    addEmbeddingRoute(app, context)
    addModerationRoute(app, context)
    addResponseRoutes(app, context)
    addTranscriptionRoutes(app, context)
    addSpeechRoute(app, context)
    addModelListRoute(app, context)
    addModelRoute(app, context)
  },
}
