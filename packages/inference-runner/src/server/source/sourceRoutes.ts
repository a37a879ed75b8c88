import { findTaskId, type TaskId } from '@taskmesh/tasks'
import { decodeOgpuData } from '@taskmesh/tasks/dialects/ogpu'
import type { FastifyInstance } from 'fastify'
import { InvalidOptionError } from '../../errors.ts'
import type { ServerOptions } from '../serverOptions.ts'
import {
  InvalidAddressError,
  MissingCallbackError,
  UnknownFunctionError,
  UnknownSourceTaskError,
} from './sourceErrors.ts'
import { SourceJobs } from './SourceJobs.ts'

const FUNCTION = 'inference'
const ADDRESS = /^0x[0-9a-f]{40}$/i

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
  if (!ADDRESS.test(address)) throw new InvalidAddressError()
}

function sourceTask(asked: string | undefined, configured: TaskId | undefined): TaskId {
  const name = asked ?? configured
  if (name === undefined) throw new UnknownSourceTaskError()
  return findTaskId(name)
}

/**
 * Adds the service that a source of the network runs: `POST /run/inference/{task address}` with the
 * payload's `data` is answered by 202 at once; the result, or `{ error }`, is posted to
 * `{callbackUrl}/{task address}` later. A task that runs or is done is accepted again without being
 * run again. Source: OGPU SDK, `ogpu/service/server.py`.
 */
export function addSourceRoutes(app: FastifyInstance, options: ServerOptions): void {
  const { runner, callbackUrl } = options
  checkCallbackUrl(callbackUrl)
  const jobs = new SourceJobs(options)

  app.post<SourceRoute>('/run/:name/:address', ({ params, query, body }, reply) => {
    checkParams(params)
    const { address } = params
    const accepted = { task_address: address, status: 'accepted' }
    if (jobs.has(address)) return reply.code(202).send(accepted)
    if (callbackUrl === undefined) throw new MissingCallbackError()
    const task = sourceTask(query.task, options.sourceTask)
    const request = decodeOgpuData(task, body)
    const { model } = query
    runner.assertRoom(task, { model })
    const resultUrl = `${callbackUrl.replace(/\/$/, '')}/${address}`
    jobs.start({ address, task, request, model, resultUrl })
    return reply.code(202).send(accepted)
  })

  app.addHook('preClose', () => jobs.drain())
}
