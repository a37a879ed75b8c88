import type { FastifyInstance } from 'fastify'
import type { Runner } from '../../runner/runner.ts'
import { toAnthropicList } from '../anthropic/anthropicModel.ts'
import { publicInfo } from '../modelRoutes/modelRoutes.ts'
import { toOpenAiModel } from './openAiModel.ts'

/**
 * Adds `GET /v1/models`: the models that are served, and how far each is loaded; with `data`, as OpenAI lists
 * them. A client of Anthropic's, which says so by `anthropic-version`, gets the list in its form.
 */
export function addModelListRoute(app: FastifyInstance, { runner }: { runner: Runner }): void {
  app.get('/v1/models', async ({ headers }) => {
    const models = runner.models()
    const ids = [...new Set(models.map(({ id }) => id))]
    if (headers['anthropic-version'] !== undefined) return toAnthropicList(ids)
    return {
      object: 'list',
      data: ids.map((id) => toOpenAiModel({ id })),
      models: models.map(publicInfo),
    }
  })
}
