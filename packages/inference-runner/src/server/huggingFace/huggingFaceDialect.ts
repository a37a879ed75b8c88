import { findTaskId } from '@taskmesh/tasks'
import { isRecord } from '@taskmesh/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptedFile } from '../calls/acceptedFile.ts'
import { findModel } from '../calls/findModel.ts'
import { runCall } from '../calls/runCall.ts'
import { sendPieces } from '../calls/sendPieces.ts'
import { whileLoading } from '../calls/whileLoading.ts'
import type { Dialect } from '../core/dialect.ts'
import { readCallPath, type CallPath } from './callPath.ts'
import { computeHeaders } from './computeHeaders.ts'
import { huggingFaceErrorForm } from './huggingFaceErrorForm.ts'
import { HUGGING_FACE_PATHS } from './huggingFacePaths.ts'
import { addModelSearch } from './modelSearch.ts'
import { readBody } from './readBody.ts'
import { taskOfBody } from './taskOfBody.ts'

/** How long a call waits for its model to be loaded that does not say that it waits, in milliseconds. */
const LOADING_PATIENCE_MS = 1000

/** Where the only model is called: on Hugging Face's endpoints, and on those of SageMaker. */
const ONLY_MODEL_PATHS = ['/', '/invocations'] as const

function waitsByHeader({ headers }: FastifyRequest): boolean {
  return /^(1|true)$/i.test(String(headers['x-wait-for-model'] ?? ''))
}

/** Sentences about the run, where an answer has room for them; as the community's servers write them. */
function withWarnings(value: unknown, warnings: readonly string[]): unknown {
  const hasRoom = isRecord(value) && !(value instanceof Blob) && !('warnings' in value)
  return warnings.length > 0 && hasRoom ? { ...value, warnings } : value
}

/**
 * Hugging Face's dialect: `POST /models/{model}`, `/pipeline/{task}/{model}`, and `POST /` or `/invocations` where one
 * model is served, with JSON or a file as the body; the OpenAI routes below `/models/{model}/v1`; and the Hub's search
 * for models. Errors are `{ error }`, and while a model is loading 503 with `estimated_time`.
 *
 * @example
 * ```ts
 * const client = new InferenceClient()
 * await client.translation({ endpointUrl: 'http://127.0.0.1:8080/models/me/model', inputs: 'Hello' })
 * ```
 */
export const huggingFaceDialect: Dialect = {
  name: 'huggingface',
  errorForm: huggingFaceErrorForm,
  prefixes: ['/models', '/pipeline', '/api'],
  openApi: () => ({ paths: HUGGING_FACE_PATHS }),

  addRoutes(app, { runner, calls }) {
    // What a body is says the task, not its header.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_incoming, body, done) =>
      done(null, body),
    )

    async function answer(called: CallPath, incoming: FastifyRequest, reply: FastifyReply) {
      const { headers } = incoming
      const found = findModel(runner, called.model, called.tasks)
      const { body, waits } = await readBody(incoming.body, headers['content-type'])
      const model = taskOfBody(runner, found, { tasks: called.tasks, body })
      const patienceMs = waits || waitsByHeader(incoming) ? Infinity : LOADING_PATIENCE_MS
      const answered = await whileLoading(
        { runner, model },
        (signal) => runCall({ calls, reply, model, body, signal }),
        patienceMs,
      )
      if (answered.kind === 'events') return sendPieces(reply, answered)
      const { value, warnings, inputs } = answered
      reply.headers(computeHeaders(model.task, inputs))
      if (!(value instanceof Blob)) return reply.send(withWarnings(value, warnings))
      const file = await acceptedFile(value, headers.accept)
      return reply.type(file.type).send(Buffer.from(await file.arrayBuffer()))
    }

    app.post<{ Params: { '*': string } }>('/models/*', (incoming, reply) =>
      answer(readCallPath(incoming.params['*']), incoming, reply),
    )
    app.post<{ Params: { task: string } }>('/pipeline/:task', (incoming, reply) =>
      answer({ tasks: [findTaskId(incoming.params.task)], model: undefined }, incoming, reply),
    )
    app.post<{ Params: { task: string; '*': string } }>('/pipeline/:task/*', (incoming, reply) => {
      const { task, '*': model } = incoming.params
      return answer({ tasks: [findTaskId(task)], model }, incoming, reply)
    })
    for (const path of ONLY_MODEL_PATHS) {
      app.post(path, (incoming, reply) =>
        answer({ model: undefined, tasks: undefined }, incoming, reply),
      )
    }
    addModelSearch(app, runner)
  },
}
