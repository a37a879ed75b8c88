import type { FastifyInstance } from 'fastify'
import { MAX_BATCH_SIZE } from '@taskmesh/tasks'
import type { DialectContext } from '../core/dialect.ts'
import { packageVersion } from '../core/packageVersion.ts'

/**
 * Adds `GET /version` and `GET /info`: what runs here, in the words of text-embeddings-inference. The
 * fields that begin with `model_` are about the first model; `models` has all.
 */
export function addInfoRoutes(
  app: FastifyInstance,
  { runner }: Pick<DialectContext, 'runner'>,
): void {
  app.get('/version', { config: { access: 'docs' } }, async () => ({ version: packageVersion() }))
  app.get('/info', async () => {
    const models = runner.models()
    const [first] = models
    return {
      model_id: first?.id ?? null,
      model_sha: first?.revision ?? null,
      model_dtype: first?.dtype ?? null,
      model_task: first?.task ?? null,
      max_client_batch_size: MAX_BATCH_SIZE,
      version: packageVersion(),
      models: models.map(({ id, task, state, engine, revision, dtype }) => ({
        id,
        task,
        state,
        engine,
        revision,
        dtype,
      })),
    }
  })
}
