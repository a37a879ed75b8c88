import type { FastifyInstance } from 'fastify'
import { InferenceError } from '../../errors.ts'
import { findModelOf } from '../calls/findModelOf.ts'
import type { DialectContext } from '../core/dialect.ts'
import { errorHandler } from '../core/errorHandler.ts'
import { embedAllBody, embedBody, embeddingsBody, readAs } from './bodySchemas.ts'
import { embedTexts } from './embedTexts.ts'
import { embeddingsErrorForm } from './textEmbeddingsErrorForm.ts'
import { truncationOf } from './truncation.ts'

const TASK = 'feature-extraction'

type Context = Pick<DialectContext, 'runner' | 'calls' | 'logger'>

function toBase64(vector: readonly number[] | readonly number[][]): string {
  return Buffer.from(Float32Array.from(vector.flat()).buffer).toString('base64')
}

function promptOf(name: string | null | undefined) {
  return (name ?? null) === null ? {} : { prompt_name: name ?? undefined }
}

function dimensionsOf(dimensions: number | null | undefined) {
  return (dimensions ?? null) === null ? {} : { dimensions: dimensions ?? undefined }
}

/** Adds `/embed`, `/embed_all`, `/embed_sparse`, and `/embeddings` with bodies like OpenAI's. */
export function addEmbedRoutes(app: FastifyInstance, context: Context): void {
  app.post('/embed', async (incoming, reply) => {
    const body = readAs(TASK, embedBody, incoming.body)
    const { outputs } = await embedTexts(context, reply, {
      field: 'inputs',
      input: body.inputs,
      model: body.model,
      parameters: {
        normalize: body.normalize ?? true,
        ...promptOf(body.prompt_name),
        ...dimensionsOf(body.dimensions),
        ...truncationOf(body),
      },
    })
    return outputs
  })

  app.post('/embed_all', async (incoming, reply) => {
    const body = readAs(TASK, embedAllBody, incoming.body)
    const { outputs } = await embedTexts(context, reply, {
      field: 'inputs',
      input: body.inputs,
      model: body.model,
      parameters: {
        pooling: 'none',
        normalize: false,
        ...promptOf(body.prompt_name),
        ...truncationOf(body),
      },
    })
    return outputs
  })

  app.post('/embed_sparse', async ({ body }) => {
    const { model } = readAs(TASK, embedAllBody, body)
    const { id } = findModelOf(context.runner, model, [TASK])
    throw new InferenceError(id, 'It is not an embedding model with SPLADE pooling.')
  })

  app.register(async (scope) => {
    scope.setErrorHandler(errorHandler(embeddingsErrorForm, context.logger))
    scope.post('/embeddings', async (incoming, reply) => {
      const body = readAs(TASK, embeddingsBody, incoming.body)
      const { outputs, model, tokens = 0 } = await embedTexts(context, reply, {
        field: 'input',
        input: body.input,
        model: body.model,
        parameters: { normalize: true, ...dimensionsOf(body.dimensions) },
      })
      return {
        object: 'list',
        data: outputs.map((vector, index) => ({
          object: 'embedding',
          embedding: body.encoding_format === 'base64' ? toBase64(vector) : vector,
          index,
        })),
        model: model.id,
        usage: { prompt_tokens: tokens, total_tokens: tokens },
      }
    })
  })
}
