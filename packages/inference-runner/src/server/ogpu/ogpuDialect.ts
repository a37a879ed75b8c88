import { findTaskId, type TaskId } from '@taskmesh/tasks'
import { decodeOgpuData } from '@taskmesh/tasks/dialects/ogpu'
import type { FastifyInstance } from 'fastify'
import { InvalidOptionError } from '../../errors.ts'
import { clientOf, knownClientOf } from '../access/clientOf.ts'
import type { Dialect, DialectContext } from '../core/dialect.ts'
import {
  InvalidTaskAddressError,
  MissingCallbackError,
  MissingSourceTaskError,
  UnknownFunctionError,
} from './errors.ts'
import { NotFoundError } from '../core/errors.ts'
import { traceparentOf } from '../telemetry/addTracing.ts'
import { ogpuErrorForm } from './ogpuErrorForm.ts'
import { SourceJobs } from './SourceJobs.ts'
import { SOURCE_PATHS } from './sourcePaths.ts'

const FUNCTION = 'inference'
const TASK_ADDRESS = /^0x[0-9a-f]{40}$/i

interface SourceRoute {
  Params: { name: string; address: string }
  Querystring: { task?: string; model?: string }
}

function checkCallbackUrl(url: string | undefined): void {
  if (url === undefined || /^https?:$/.test(URL.parse(url)?.protocol ?? '')) return
  throw new InvalidOptionError('callbackUrl', 'callbackUrl: expected an http(s) URL.')
}

function checkParams({ name, address }: SourceRoute['Params']): void {
  if (name !== FUNCTION) throw new UnknownFunctionError(name, FUNCTION)
  if (!TASK_ADDRESS.test(address)) throw new InvalidTaskAddressError()
}

function chooseTask(requested: string | undefined, configured: TaskId | undefined): TaskId {
  const name = requested ?? configured
  if (name === undefined) throw new MissingSourceTaskError()
  return findTaskId(name)
}

/**
 * The service that a source of the network runs. `POST /run/inference/{task address}` with the
 * payload's `data` is answered by 202 at once; the result, or `{ error }`, is posted to
 * `{callbackUrl}/{task address}` later, and kept until it has arrived: `GET` of the same path has it. A task that
 * runs or is done is accepted again without being run again. Source: OGPU SDK, `ogpu/service/server.py`.
 */
export const ogpuDialect: Dialect = {
  name: 'ogpu',
  errorForm: ogpuErrorForm,
  prefixes: ['/run'],
  openApi: () => ({ paths: SOURCE_PATHS }),
  addRoutes: addSourceRoutes,
}

function addSourceRoutes(app: FastifyInstance, context: DialectContext): void {
  const { runner, callbackUrl, sourceTask } = context
  checkCallbackUrl(callbackUrl)
  const jobs = callbackUrl === undefined ? undefined : new SourceJobs(context, callbackUrl)
  app.addHook('preClose', async () => jobs?.drain())
  app.addHook('onReady', async () => jobs?.restore())

  app.post<SourceRoute>('/run/:name/:address', (incoming, reply) => {
    const { params, query, body } = incoming
    checkParams(params)
    const { address: taskAddress } = params
    const accepted = { task_address: taskAddress, status: 'accepted' }
    if (jobs === undefined) throw new MissingCallbackError()
    if (jobs.take(taskAddress)) return reply.code(202).send(accepted)
    const task = chooseTask(query.task, sourceTask)
    const request = decodeOgpuData(task, body)
    const { model } = query
    runner.assertRoom(task, { model })
    const keyName = knownClientOf(incoming)?.name
    const client = clientOf(incoming)
    const traceparent = traceparentOf(reply)
    jobs.start({ taskAddress, task, request, model, client, keyName, traceparent })
    return reply.code(202).send(accepted)
  })

  app.get<SourceRoute>('/run/:name/:address', async (incoming, reply) => {
    const { params } = incoming
    checkParams(params)
    const { address: taskAddress } = params
    const state = jobs?.stateOf(taskAddress, knownClientOf(incoming)?.name)
    if (state === undefined) throw new NotFoundError(`Nothing is known of the task ${taskAddress}.`)
    if (state.status === 'running') reply.header('retry-after', 1)
    return { task_address: taskAddress, ...state }
  })
}
