import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { Dialect } from '../core/dialect.ts'
import type { ErrorForm } from '../core/errorForm.ts'
import { BadRequestError, MethodNotAllowedError, ModelNotFoundError } from '../core/errors.ts'
import { packageVersion } from '../core/packageVersion.ts'
import { infer } from './infer.ts'
import { describeModel } from './metadata.ts'
import { readModelPath } from './modelPath.ts'
import { OPEN_INFERENCE_PATHS } from './openInferencePaths.ts'

/** The error form of the protocol: `{ error }`. */
const openInferenceErrorForm: ErrorForm = ({ message, details }) => ({
  body: { error: details === undefined ? message : `${message} ${details}` },
})

const OPEN = { config: { access: 'health' } } as const

function isUsable({ state }: ModelInfo): boolean {
  return state === 'loaded' || state === 'evicted'
}

/** The models of a name, of which the versions are the tasks. */
function modelsOf(runner: Runner, name: string): [ModelInfo, ...ModelInfo[]] {
  const models = runner.models()
  const [first, ...others] = models.filter(({ id }) => id === name)
  if (first !== undefined) return [first, ...others]
  throw new ModelNotFoundError(name, [...new Set(models.map(({ id }) => id))])
}

function versionsOf(models: readonly ModelInfo[]): TaskId[] {
  return TASK_IDS.filter((task) => models.some((model) => model.task === task))
}

/** @throws ModelNotFoundError for a model or version that is not served. */
function findVersion(runner: Runner, name: string, version: string | undefined): ModelInfo {
  const models = modelsOf(runner, name)
  if (version === undefined) return models[0]
  const found = models.find(({ task }) => task === version)
  if (found !== undefined) return found
  const served = models.map(({ id, task }) => `${id} version ${task}`)
  throw new ModelNotFoundError(`${name} version ${version}`, served)
}

/**
 * The Open Inference Protocol, version 2, which KServe, Triton and MLServer speak: `/v2`, `/v2/health/live`,
 * `/v2/health/ready` and `/v2/models/{model}[/versions/{version}][/ready|/infer]`. A version is a task that
 * the model does; without one it is the first.
 *
 * Inputs are a tensor `inputs` with a whole input in each element, or a tensor for each of their fields;
 * objects travel as JSON in `BYTES`. Parameters of the call are those of the task. Outputs are a tensor
 * `output`: numbers as `FP64`, anything else as strings or JSON. Tensors in binary form are refused.
 *
 * Source: open-inference-protocol, `specification/protocol/inference_rest.md`.
 *
 * @example
 * ```ts
 * await fetch('http://127.0.0.1:8080/v2/models/me/model/infer', {
 *   method: 'POST',
 *   headers: { 'content-type': 'application/json' },
 *   body: JSON.stringify({
 *     inputs: [{ name: 'inputs', shape: [1], datatype: 'BYTES', data: ['I like it'] }],
 *   }),
 * })
 * ```
 */
export const openInferenceDialect: Dialect = {
  name: 'open-inference-protocol',
  errorForm: openInferenceErrorForm,
  prefixes: ['/v2/health', '/v2/models', '/v2/repository'],
  openApi: () => ({ paths: OPEN_INFERENCE_PATHS }),

  addRoutes(app, context) {
    const { runner } = context
    const describeServer = async () => ({
      name: 'taskmesh',
      version: packageVersion(),
      extensions: [],
    })
    app.addContentTypeParser('application/octet-stream', () => {
      throw new BadRequestError('This server takes no tensors in binary form: send them as JSON.')
    })
    app.get('/v2', describeServer)
    app.get('/v2/', describeServer)
    app.get('/v2/health/live', OPEN, async () => ({ live: true }))
    app.get('/v2/health/ready', OPEN, async (_incoming, reply) => {
      const ready = runner.models().every(isUsable)
      if (ready) return { live: true, ready }
      return reply.code(503).send({ error: 'Not all models are loaded.', live: true, ready })
    })

    app.get<{ Params: { '*': string } }>('/v2/models/*', async ({ params }, reply) => {
      const { model: name, version, action } = readModelPath(params['*'])
      if (action === 'infer') {
        reply.header('allow', 'POST, OPTIONS')
        throw new MethodNotAllowedError('/infer takes POST, not GET.')
      }
      const model = findVersion(runner, name, version)
      if (action === 'metadata') return describeModel(model, versionsOf(modelsOf(runner, name)))
      const ready = isUsable(model)
      if (ready) return { name, ready }
      return reply.code(503).send({ error: `${name} is not loaded.`, name, ready })
    })

    app.post<{ Params: { '*': string } }>('/v2/models/*', async (incoming, reply) => {
      const { model: name, version, action } = readModelPath(incoming.params['*'])
      if (action !== 'infer') {
        reply.header('allow', 'GET, OPTIONS')
        throw new MethodNotAllowedError('Only /infer takes POST.')
      }
      const model = findVersion(runner, name, version)
      if (incoming.headers['inference-header-content-length'] !== undefined) {
        const words = 'This server takes no tensors in binary form: send them as JSON'
        throw new BadRequestError(`${words}, without Inference-Header-Content-Length.`)
      }
      return infer(context, reply, model)
    })
  },
}
