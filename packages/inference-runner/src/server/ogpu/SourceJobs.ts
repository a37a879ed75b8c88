import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { reasonOf } from '@taskmesh/errors'
import { FairSlots } from '../../scheduling/FairSlots.ts'
import type { DialectContext } from '../core/dialect.ts'
import { toErrorReply } from '../core/toErrorReply.ts'
import { deliver } from './deliver.ts'
import { ogpuErrorForm } from './ogpuErrorForm.ts'
import { SourceResults, type SourceResult } from './SourceResults.ts'
import { TaskLedger } from './TaskLedger.ts'
import { withWireNames } from './withWireNames.ts'

/** A task of the chain that is to be run. */
export interface SourceJob {
  taskAddress: string
  task: TaskId
  request: TaskRequest
  model: string | undefined
  /** Who asks, for its share of the queue. */
  client: string
  /** The name of the API key with which the task came. */
  keyName: string | undefined
  /** The place in the trace of whoever asked, which the callback continues. */
  traceparent?: string | undefined
}

/** What is known of a task: it runs, or what came of it and whether that has arrived. */
export type SourceState =
  | { readonly status: 'running' }
  | ({ readonly status: 'done'; readonly delivered: boolean } & Readonly<Record<string, unknown>>)

/** Results that are restored are delivered so many at once. */
const RESTORED_AT_ONCE = 4

/** Runs the tasks of a source in the background and delivers what comes of them, each once. */
export class SourceJobs {
  readonly #options: DialectContext
  readonly #callbackUrl: string
  readonly #ledger = new TaskLedger()
  readonly #results: SourceResults
  readonly #underWay = new Set<Promise<void>>()
  /** The names of keys, by the task that runs for them. */
  readonly #keyNames = new Map<string, string | undefined>()

  /** @param callbackUrl - where results go: `{callbackUrl}/{task address}`. */
  constructor(options: DialectContext, callbackUrl: string) {
    this.#options = options
    this.#callbackUrl = callbackUrl.replace(/\/$/, '')
    this.#results = new SourceResults(options.sourceResults ?? {}, options.logger)
  }

  /**
   * What is known of a task; `undefined` when it is nothing.
   *
   * @param keyName - the name of the key of whoever asks: a task that came with another is not known.
   */
  stateOf(taskAddress: string, keyName: string | undefined): SourceState | undefined {
    const result = this.#results.get(taskAddress)
    const owner = result?.keyName ?? this.#keyNames.get(taskAddress.toLowerCase())
    if (owner !== undefined && owner !== keyName) return undefined
    if (result !== undefined)
      return { status: 'done', delivered: result.isDelivered, ...result.body }
    if (this.#ledger.isRunning(taskAddress)) return { status: 'running' }
    return this.#ledger.has(taskAddress) ? { status: 'done', delivered: true } : undefined
  }

  /** Whether a task runs or was done, so that it is not run again. A result that has not arrived is delivered again. */
  take(taskAddress: string): boolean {
    if (this.#ledger.has(taskAddress)) return true
    const result = this.#results.get(taskAddress)
    if (result === undefined || !result.isFinal) return false
    if (!result.isDelivered) this.#begin(taskAddress, () => this.#deliver(taskAddress, result))
    return true
  }

  start(job: SourceJob): void {
    const key = job.taskAddress.toLowerCase()
    this.#keyNames.set(key, job.keyName)
    this.#begin(job.taskAddress, () => this.#serve(job).finally(() => this.#keyNames.delete(key)))
  }

  /** Begins to deliver what the folder of results has from before. */
  async restore(): Promise<void> {
    const slots = new FairSlots({ name: 'restored results', capacity: RESTORED_AT_ONCE })
    for (const address of await this.#results.restore()) {
      const result = this.#results.get(address)
      if (result === undefined) continue
      const { draining: signal } = this.#options
      this.#begin(address, () =>
        slots
          .use({ client: undefined, signal }, () => this.#deliver(address, result))
          .catch(() => false),
      )
    }
  }

  /** Resolves when all is run and delivered. What is not when the server has to close is given up, or left in the folder. */
  async drain(): Promise<void> {
    await Promise.all(this.#underWay)
  }

  #begin(taskAddress: string, work: () => Promise<boolean>): void {
    const running = this.#ledger.run(taskAddress, work).catch((error: unknown) => {
      const { logger } = this.#options
      logger.error({ address: taskAddress, reason: reasonOf(error) }, 'source task failed')
    })
    this.#underWay.add(running)
    void running.finally(() => this.#underWay.delete(running))
  }

  /** Runs and delivers a job. Returns whether the task is done. */
  async #serve(job: SourceJob): Promise<boolean> {
    await this.#results.forget(job.taskAddress)
    const result = await this.#resultOf(job)
    // What the server ended itself may come again.
    if (!result.isFinal && this.#options.draining.aborted) return false
    await this.#results.put(job.taskAddress, { ...result, keyName: job.keyName })
    return this.#deliver(job.taskAddress, result, job.traceparent)
  }

  async #deliver(
    taskAddress: string,
    { body, isFinal }: SourceResult,
    traceparent?: string,
  ): Promise<boolean> {
    const {
      logger,
      callbackAttempts: attempts = 20,
      callbackTimeoutMs: timeoutMs = 10_000,
      draining: signal,
    } = this.#options
    const url = `${this.#callbackUrl}/${taskAddress}`
    try {
      await deliver(url, body, { attempts, timeoutMs, signal, traceparent })
      await this.#results.setDelivered(taskAddress)
      return isFinal
    } catch (error) {
      logger.error({ url, reason: reasonOf(error) }, 'callback failed')
      return false
    }
  }

  async #resultOf(job: SourceJob): Promise<SourceResult> {
    const { logger } = this.#options
    try {
      return { body: await this.#run(job), isFinal: true }
    } catch (thrown) {
      const { error, status, retryAfter } = toErrorReply(withWireNames(thrown))
      if (status >= 500) logger.error({ code: error.code }, 'source run failed')
      const { body } = ogpuErrorForm(error, { status, retryAfter })
      return { body: Object(body), isFinal: !error.retryable }
    }
  }

  async #run({
    task,
    request,
    model,
    client,
    traceparent,
  }: SourceJob): Promise<Record<string, unknown>> {
    const options = { model, client, traceparent }
    const { output, warnings } = await this.#options.calls.runDetached(task, request, options)
    return { ...encodeOgpuResult(task, output, request.inputs, warnings) }
  }
}
