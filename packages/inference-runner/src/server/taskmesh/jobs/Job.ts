import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { TaskId } from '@taskmesh/tasks'
import { toErrorReply } from '../../core/toErrorReply.ts'
import type { TaskEvent, TaskProgress } from '../taskEvents.ts'

/** Who started a job, and what it runs. */
export interface JobFacts {
  client: string
  task: TaskId
  /** Name of the model that was asked for. */
  model: string | undefined
  /** About how many bytes its request takes while it runs. */
  requestBytes: number
}

/** How a job came out. */
export type JobOutcome =
  /** The JSON of the result. */
  | { readonly state: 'succeeded'; readonly result: string }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'canceled'; readonly error: unknown }

type Listener = (event: TaskEvent) => void

/** A run that goes on when the request that started it is over. */
export class Job {
  readonly id = randomUUID()
  readonly facts: JobFacts
  readonly createdAt = new Date()
  /** Resolves when it is over, however it came out. */
  readonly settled: Promise<JobOutcome>
  outcome: JobOutcome | undefined
  finishedAt: Date | undefined
  #progress: TaskProgress | undefined
  #isCanceled = false
  readonly #listeners = new Set<Listener>()
  readonly #stop = new AbortController()

  /** @param run - runs the task and tells what happens. Returns its result, as JSON can write it. */
  constructor(facts: JobFacts, run: (tell: Listener, signal: AbortSignal) => Promise<unknown>) {
    this.facts = facts
    this.settled = run((event) => this.#tell(event), this.#stop.signal)
      .then(
        (result): JobOutcome => ({ state: 'succeeded', result: JSON.stringify(result) }),
        (error: unknown): JobOutcome => ({
          state: this.#isCanceled ? 'canceled' : 'failed',
          error,
        }),
      )
      .then((outcome) => {
        this.outcome = outcome
        this.finishedAt = new Date()
        this.#listeners.clear()
        return outcome
      })
  }

  /** About how many bytes of memory it takes when it is over. */
  get bytes(): number {
    return 1024 + (this.outcome?.state === 'succeeded' ? this.outcome.result.length : 0)
  }

  /** Ends the run. Of one that is over nothing changes. */
  async cancel(): Promise<void> {
    if (this.outcome !== undefined) return
    this.#isCanceled = true
    this.#stop.abort()
    await this.settled
  }

  /** Waits for the end, but not longer than some time. With 0 only what is there at once is waited for. */
  async settledWithin(ms: number, signal?: AbortSignal): Promise<JobOutcome | undefined> {
    const over = new AbortController()
    const ends = [over.signal, signal].filter((one) => one !== undefined)
    const wait = ms === 0 ? nextTurn() : sleep(ms, undefined, { signal: AbortSignal.any(ends) })
    try {
      return await Promise.race([this.settled, wait.catch(() => {})]).then(() => this.outcome)
    } finally {
      over.abort()
    }
  }

  /**
   * Tells what happens from now on, beginning with how far the job is, until the signal aborts.
   *
   * @returns the result, when the job is over.
   * @throws what it failed with.
   */
  async follow(tell: Listener, signal: AbortSignal): Promise<unknown> {
    const leave = () => this.#listeners.delete(tell)
    if (this.outcome === undefined) {
      if (this.#progress !== undefined) tell({ event: 'progress', data: this.#progress })
      this.#listeners.add(tell)
      signal.addEventListener('abort', leave, { once: true })
    }
    const outcome = await this.settled
    signal.removeEventListener('abort', leave)
    if (outcome.state === 'succeeded') return JSON.parse(outcome.result)
    throw outcome.error
  }

  /** What callers are told of it, as JSON. */
  toText(): string {
    const { id, outcome, createdAt, finishedAt, facts } = this
    const { task, model } = facts
    const error = outcome?.state === 'failed' ? toErrorReply(outcome.error).error : undefined
    const known = {
      id,
      task,
      model,
      state: outcome?.state ?? this.#progress?.state ?? 'queued',
      progress: outcome === undefined ? this.#progress : undefined,
      createdAt,
      finishedAt,
      error,
    }
    const text = JSON.stringify(known)
    if (outcome?.state !== 'succeeded') return text
    return `${text.slice(0, -1)},"result":${outcome.result}}`
  }

  #tell(event: TaskEvent): void {
    if (event.event === 'progress') this.#progress = event.data
    for (const listener of this.#listeners) listener(event)
  }
}
