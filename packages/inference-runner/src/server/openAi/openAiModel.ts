import type { FastifyInstance } from 'fastify'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { toAnthropicModel } from '../anthropic/anthropicModel.ts'
import { findModel } from '../calls/findModel.ts'

const STARTED = Math.floor(Date.now() / 1000)

/** A model as OpenAI lists it. */
export function toOpenAiModel({ id }: Pick<ModelInfo, 'id'>) {
  const owner = id.includes('/') ? id.split('/')[0] : 'local'
  return { id, object: 'model', created: STARTED, owned_by: owner }
}

/** Adds `GET /v1/models/{model}`, in Anthropic's form for its clients. */
export function addModelRoute(app: FastifyInstance, { runner }: { runner: Runner }): void {
  app.get<{ Params: { '*': string } }>('/v1/models/*', async ({ params, headers }) => {
    const { id } = findModel(runner, params['*'])
    return headers['anthropic-version'] === undefined ? toOpenAiModel({ id }) : toAnthropicModel(id)
  })
}
