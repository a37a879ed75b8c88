import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { reasonOf } from '@taskmesh/errors'
import { silentLogger } from '../../logger.ts'
import type { DialectContext } from '../core/dialect.ts'
import { toErrorReply } from '../core/toErrorReply.ts'
import { deliver } from './deliver.ts'
import { ogpuErrorForm } from './ogpuErrorForm.ts'
import { TaskLedger } from './TaskLedger.ts'
import { withWireNames } from './withWireNames.ts'

/** A task of the chain that is to be run, and where its result goes. */
export interface SourceJob {
  taskAddress: string
  task: TaskId
  request: TaskRequest
  model: string | undefined
  resultUrl: string
}

/** What is to be delivered: the result, or the error because of which there is none. */
interface Outcome {
  body: unknown
  /** Whether the same task, when it comes again, is not run again. */
  isFinal: boolean
}

/** Runs the tasks of a source in the background and delivers what comes of them, each once. */
export class SourceJobs {
  readonly #options: DialectContext
  readonly #ledger = new TaskLedger()
  readonly #underWay = new Set<Promise<void>>()

  constructor(options: DialectContext) {
    this.#options = options
  }

  /** Whether the task runs or was done. */
  has(taskAddress: string): boolean {
    return this.#ledger.has(taskAddress)
  }

  start(job: SourceJob): void {
    const running = this.#ledger.run(job.taskAddress, () => this.#serve(job))
    this.#underWay.add(running)
    void running.finally(() => this.#underWay.delete(running))
  }

  /** Resolves when all is run and delivered. What is not when the server has to close is given up. */
  async drain(): Promise<void> {
    await Promise.all(this.#underWay)
  }

  /** Runs and delivers a job. Returns whether the task is done. */
  async #serve(job: SourceJob): Promise<boolean> {
    const {
      logger = silentLogger,
      callbackAttempts: attempts = 5,
      callbackTimeoutMs: timeoutMs = 10_000,
    } = this.#options
    const { body, isFinal } = await this.#outcomeOf(job)
    try {
      await deliver(job.resultUrl, body, { attempts, timeoutMs, signal: this.#options.draining })
      return isFinal
    } catch (error) {
      logger.error({ url: job.resultUrl, reason: reasonOf(error) }, 'callback failed')
      return false
    }
  }

  async #outcomeOf(job: SourceJob): Promise<Outcome> {
    const { logger = silentLogger } = this.#options
    try {
      return { body: await this.#run(job), isFinal: true }
    } catch (thrown) {
      const { error, status, retryAfter } = toErrorReply(withWireNames(thrown))
      if (status >= 500) logger.error({ code: error.code }, 'source run failed')
      const { body } = ogpuErrorForm(error, { status, retryAfter })
      return { body, isFinal: !error.retryable }
    }
  }

  async #run({ task, request, model }: SourceJob): Promise<unknown> {
    const { draining: signal } = this.#options
    const { output, warnings } = await this.#options.runner.run(task, request, { model, signal })
    return encodeOgpuResult(task, output, request.inputs, warnings)
  }
}
