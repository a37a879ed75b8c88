import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { silentLogger } from '../../logger.ts'
import { reasonOf } from '../../reasonOf.ts'
import { deliver } from './deliver.ts'
import { toErrorReply } from '../errorReply.ts'
import type { ServerOptions } from '../serverOptions.ts'
import { TaskLedger } from './TaskLedger.ts'
import { withWireNames } from './wireNames.ts'

/** A task of the chain that is to be run, and where its result goes. */
export interface SourceJob {
  /** Address of the task. */
  address: string
  task: TaskId
  request: TaskRequest
  model: string | undefined
  resultUrl: string
}

/** Runs the tasks of a source in the background and hands over what comes of them, each once. */
export class SourceJobs {
  readonly #options: ServerOptions
  readonly #ledger = new TaskLedger()
  readonly #underWay = new Set<Promise<void>>()
  readonly #stop = new AbortController()

  constructor(options: ServerOptions) {
    this.#options = options
  }

  /** Whether the task runs or was done. */
  has(address: string): boolean {
    return this.#ledger.has(address)
  }

  start(job: SourceJob): void {
    const running = this.#ledger.run(job.address, () => this.#serve(job))
    this.#underWay.add(running)
    void running.finally(() => this.#underWay.delete(running))
  }

  /** Resolves when all is run and delivered. What is not after the time for it is given up. */
  async drain(): Promise<void> {
    const { drainMs = 30_000 } = this.#options
    const timer = setTimeout(() => this.#stop.abort(), drainMs)
    await Promise.all(this.#underWay)
    clearTimeout(timer)
  }

  /** Returns whether the task is done. */
  async #serve(job: SourceJob): Promise<boolean> {
    const {
      logger = silentLogger,
      callbackAttempts = 5,
      callbackTimeoutMs = 10_000,
    } = this.#options
    const { body, isFinal } = await this.#outcome(job)
    const { signal } = this.#stop
    const effort = { attempts: callbackAttempts, timeoutMs: callbackTimeoutMs, signal }
    try {
      await deliver(job.resultUrl, body, effort)
      return isFinal
    } catch (error) {
      logger.error('callback failed', { url: job.resultUrl, reason: reasonOf(error) })
      return false
    }
  }

  /** What there is to hand over: the result, or why there is none. */
  async #outcome(job: SourceJob): Promise<{ body: unknown; isFinal: boolean }> {
    const { logger = silentLogger } = this.#options
    try {
      return { body: await this.#run(job), isFinal: true }
    } catch (error) {
      const { body, status } = toErrorReply(error)
      if (status >= 500) logger.error('source run failed', { code: body.error.code })
      return { body: withWireNames(body), isFinal: !body.error.retryable }
    }
  }

  async #run({ task, request, model }: SourceJob): Promise<unknown> {
    const { signal } = this.#stop
    const { output, warnings } = await this.#options.runner.run(task, request, { model, signal })
    return encodeOgpuResult(task, output, request.inputs, warnings)
  }
}
