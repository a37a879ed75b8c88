import type { FastifyInstance } from 'fastify'
import { MAX_BATCH_SIZE } from '@taskmesh/tasks'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { DialectContext } from '../core/dialect.ts'
import { packageVersion } from '../core/packageVersion.ts'

/** What is said of a model whose kind of numbers was not chosen: the most precise of its folder. */
const CHOSEN_BY_FOLDER = 'auto'

function classesOf({ text }: ModelInfo) {
  const labels = text?.labels ?? []
  return {
    id2label: Object.fromEntries(labels.map((label, id) => [String(id), label])),
    label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
  }
}

/** What a model does, in the words of text-embeddings-inference; `null` for what that server does not do. */
function modelType(model: ModelInfo | undefined) {
  if (model?.task === 'text-classification') return { classifier: classesOf(model) }
  if (model?.task === 'text-ranking') return { reranker: classesOf(model) }
  const makesVectors = model?.task === 'feature-extraction' || model?.task === 'sentence-similarity'
  return makesVectors ? { embedding: { pooling: model.text?.pooling ?? 'mean' } } : null
}

/**
 * Adds `GET /version` and `GET /info`: what runs here, in the words of text-embeddings-inference. The
 * fields that begin with `model_` or `max_` are about the first model; `models` has all. `max_input_length`
 * is `null` until the model has been loaded once, and when nothing bounds it.
 */
export function addInfoRoutes(
  app: FastifyInstance,
  { runner }: Pick<DialectContext, 'runner'>,
): void {
  app.get('/version', { config: { access: 'docs' } }, async () => ({ version: packageVersion() }))
  app.get('/info', async () => {
    const models = runner.models()
    const [first] = models
    const { concurrency = 0, queueSize = 0, maxBatchTokens = 0 } = first?.limits ?? {}
    return {
      model_id: first?.id ?? null,
      model_sha: first?.revision ?? null,
      model_dtype: first?.dtype ?? CHOSEN_BY_FOLDER,
      served_model_name: first?.id ?? null,
      model_task: first?.task ?? null,
      model_type: modelType(first),
      max_concurrent_requests: concurrency + queueSize,
      max_input_length: first?.text?.maxTokens ?? null,
      max_batch_tokens: maxBatchTokens,
      max_batch_requests: null,
      max_client_batch_size: MAX_BATCH_SIZE,
      auto_truncate: true,
      // Texts are split in the process of the model.
      tokenization_workers: 1,
      version: packageVersion(),
      sha: null,
      docker_label: null,
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
