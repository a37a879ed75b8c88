import { findTaskId, type TaskId } from '@taskmesh/tasks'
import { decodeOgpuData, encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { TaskmeshError, type ErrorBody } from '@taskmesh/tasks/errors'
import type { FastifyInstance } from 'fastify'
import { InvalidOptionError } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { deliver } from './deliver.ts'
import { toErrorReply } from './errorReply.ts'
import type { ServerOptions } from './serverOptions.ts'
import { TaskLedger } from './TaskLedger.ts'

const FUNCTION = 'inference'
const ADDRESS = /^0x[0-9a-f]{40}$/i

class UnknownFunctionError extends TaskmeshError {
  override name = 'UnknownFunctionError'
  constructor(name: string) {
    super(`There is no function ${JSON.stringify(name.slice(0, 60))}.`, {
      code: 'UNKNOWN_FUNCTION',
      actor: 'caller',
      details: `Functions: ${FUNCTION}`,
    })
  }
}

class InvalidAddressError extends TaskmeshError {
  override name = 'InvalidAddressError'
  constructor() {
    super('The task address in the URL: expected 0x and 40 hexadecimal digits.', {
      code: 'INVALID_ADDRESS',
      actor: 'caller',
    })
  }
}

class MissingCallbackError extends TaskmeshError {
  override name = 'MissingCallbackError'
  constructor() {
    super('This server has no callbackUrl, so it cannot hand over results of a source.', {
      code: 'CALLBACK_MISSING',
      actor: 'configuration',
    })
  }
}

class UnknownSourceTaskError extends TaskmeshError {
  override name = 'UnknownSourceTaskError'
  constructor() {
    super('Which task this source runs is not known.', {
      code: 'SOURCE_TASK_MISSING',
      actor: 'caller',
      details: 'Name it in the URL (?task=translation), or set sourceTask.',
    })
  }
}

function sourceTask(asked: string | undefined, configured: TaskId | undefined): TaskId {
  const name = asked ?? configured
  if (name === undefined) throw new UnknownSourceTaskError()
  return findTaskId(name)
}

const WIRE_NAMES = { inputs: 'input', parameters: 'args' } as const

/** The error with the names that the payload has: `input` and `args`. */
function withWireNames({ error }: { error: ErrorBody }): { error: ErrorBody } {
  const [name] = /^(inputs|parameters)\b/.exec(error.path ?? '') ?? []
  if (error.path === undefined || (name !== 'inputs' && name !== 'parameters')) return { error }
  const path = error.path.replace(name, WIRE_NAMES[name])
  return { error: { ...error, path, message: error.message.replaceAll(error.path, path) } }
}

interface SourceRoute {
  Params: { name: string; address: string }
  Querystring: { task?: string; model?: string }
}

/**
 * Adds the service that a source of the network runs: `POST /run/inference/{task address}` with the
 * payload's `data` is answered by 202 at once; the result, or `{ error }`, is posted to
 * `{callbackUrl}/{task address}` later. A task that runs or is done is accepted again without being
 * run again. Source: OGPU SDK, `ogpu/service/server.py`.
 */
export function addSourceRoutes(app: FastifyInstance, options: ServerOptions): void {
  const { runner, callbackUrl, callbackAttempts = 5, callbackTimeoutMs = 10_000 } = options
  const { logger = silentLogger, drainMs = 30_000 } = options
  if (callbackUrl !== undefined && !/^https?:$/.test(URL.parse(callbackUrl)?.protocol ?? '')) {
    throw new InvalidOptionError('callbackUrl', 'callbackUrl: expected an http(s) URL.')
  }
  const ledger = new TaskLedger()
  const work = new Set<Promise<void>>()
  const stop = new AbortController()

  async function resultOf(run: Promise<unknown>): Promise<{ body: unknown; isFinal: boolean }> {
    try {
      return { body: await run, isFinal: true }
    } catch (error) {
      const { body, status } = toErrorReply(error)
      if (status >= 500) logger.error('source run failed', { code: body.error.code })
      return { body: withWireNames(body), isFinal: !body.error.retryable }
    }
  }

  async function serve(url: string, run: Promise<unknown>): Promise<boolean> {
    const { body, isFinal } = await resultOf(run)
    try {
      await deliver(url, body, {
        attempts: callbackAttempts,
        timeoutMs: callbackTimeoutMs,
        signal: stop.signal,
      })
      return isFinal
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      logger.error('callback failed', { url, reason })
      return false
    }
  }

  async function infer(task: TaskId, request: ReturnType<typeof decodeOgpuData>, model?: string) {
    const { output, warnings } = await runner.run(task, request, { model, signal: stop.signal })
    return encodeOgpuResult(task, output, request.inputs, warnings)
  }

  app.post<SourceRoute>('/run/:name/:address', (incoming, reply) => {
    const { name, address } = incoming.params
    if (name !== FUNCTION) throw new UnknownFunctionError(name)
    if (!ADDRESS.test(address)) throw new InvalidAddressError()
    const accepted = { task_address: address, status: 'accepted' }
    if (ledger.has(address)) return reply.code(202).send(accepted)
    if (callbackUrl === undefined) throw new MissingCallbackError()
    const { task: asked, model } = incoming.query
    const task = sourceTask(asked, options.sourceTask)
    const request = decodeOgpuData(task, incoming.body)
    runner.assertRoom(task, { model })
    const url = `${callbackUrl.replace(/\/$/, '')}/${address}`
    const job = ledger.run(address, () => serve(url, infer(task, request, model)))
    work.add(job)
    void job.finally(() => work.delete(job))
    return reply.code(202).send(accepted)
  })

  app.addHook('preClose', async () => {
    const timer = setTimeout(() => stop.abort(), drainMs)
    await Promise.all(work)
    clearTimeout(timer)
  })
}
