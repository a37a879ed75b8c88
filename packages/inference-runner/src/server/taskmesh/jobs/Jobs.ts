import { QueueFullError } from '../../../errors.ts'
import { toErrorReply } from '../../core/toErrorReply.ts'
import { IdempotencyKeyReusedError, JobNotFoundError } from '../errors.ts'
import { differences, type Fingerprint } from './fingerprint.ts'
import type { Job, JobFacts } from './Job.ts'

/** How much is kept of jobs. */
export interface JobLimits {
  /** How long a job is kept when it is over, in milliseconds. Default 3 600 000, an hour. */
  keepMs?: number | undefined
  /** Most jobs that are kept when they are over. Default 1000. */
  maxKept?: number | undefined
  /** Most bytes of their results together. Default 67 108 864, 64 MiB. */
  maxKeptBytes?: number | undefined
  /** Most jobs that wait or run. Default 1000. */
  maxUnfinished?: number | undefined
  /** About the most bytes of the requests of those together. Default 134 217 728, 128 MiB. */
  maxUnfinishedBytes?: number | undefined
}

/** A key by which the same request is known again. */
export interface UsedKey {
  key: string
  fingerprint: Fingerprint
}

interface Keyed {
  job: Job
  fingerprint: Fingerprint
}

function sumOf(jobs: Iterable<Job>, measure: (job: Job) => number): number {
  let sum = 0
  for (const job of jobs) sum += measure(job)
  return sum
}

/**
 * The jobs of a server. Those that are over are kept for some time, as many as the limits allow: of the client that
 * has most the oldest go first. None is found by another client than its own.
 */
export class Jobs {
  readonly #limits: Required<{ [Name in keyof JobLimits]: number }>
  readonly #unfinished = new Map<string, Job>()
  /** By when they ended, the first first. */
  readonly #kept = new Map<string, Job>()
  readonly #keyed = new Map<string, Keyed>()
  /** What is to be done when a job is forgotten. */
  readonly #onDrop = new WeakMap<Job, () => void>()

  constructor({
    keepMs = 60 * 60 * 1000,
    maxKept = 1000,
    maxKeptBytes = 64 * 1024 * 1024,
    maxUnfinished = 1000,
    maxUnfinishedBytes = 128 * 1024 * 1024,
  }: JobLimits = {}) {
    this.#limits = { keepMs, maxKept, maxKeptBytes, maxUnfinished, maxUnfinishedBytes }
  }

  /** Finds a job of a client. @throws {@link JobNotFoundError}. */
  find(id: string, client: string): Job {
    const job = this.#unfinished.get(id) ?? this.#kept.get(id)
    if (job === undefined || job.facts.client !== client) throw new JobNotFoundError(id)
    return job
  }

  /**
   * Finds the job that a client started with a key.
   *
   * @throws {@link IdempotencyKeyReusedError} when it was started for another request.
   */
  findByKey(client: string, { key, fingerprint }: UsedKey): Job | undefined {
    const keyed = this.#keyed.get(keyOf(client, key))
    if (keyed === undefined) return undefined
    const different = differences(keyed.fingerprint, fingerprint)
    if (different.length > 0) throw new IdempotencyKeyReusedError(different)
    return keyed.job
  }

  /** @throws {@link QueueFullError} when there are so many jobs, or their requests so large, that no more is taken. */
  assertRoom({ requestBytes }: Pick<JobFacts, 'requestBytes'>): void {
    const jobs = this.#unfinished
    const bytes = sumOf(jobs.values(), ({ facts }) => facts.requestBytes)
    const { maxUnfinished, maxUnfinishedBytes } = this.#limits
    const isFull = jobs.size >= maxUnfinished || bytes + requestBytes > maxUnfinishedBytes
    if (jobs.size > 0 && isFull) throw new QueueFullError('jobs', jobs.size, 1)
  }

  /** Adds a job that has begun. A key stays known while the job is kept, unless trying again may help. */
  add(job: Job, used?: UsedKey): void {
    const { client } = job.facts
    this.#unfinished.set(job.id, job)
    const key = used === undefined ? undefined : keyOf(client, used.key)
    if (used !== undefined && key !== undefined)
      this.#keyed.set(key, { job, fingerprint: used.fingerprint })
    const forgetKey = () => {
      if (key !== undefined && this.#keyed.get(key)?.job === job) this.#keyed.delete(key)
    }
    void job.settled.then((outcome) => {
      const isFinal =
        outcome.state === 'succeeded' ||
        (outcome.state === 'failed' && !toErrorReply(outcome.error).error.retryable)
      if (!isFinal) forgetKey()
      if (!this.#unfinished.delete(job.id)) return forgetKey()
      this.#keep(job, forgetKey)
    })
  }

  /** Forgets a job. One that still runs goes on. */
  remove(job: Job): void {
    this.#unfinished.delete(job.id)
    this.#drop(job)
  }

  /** Resolves when no job runs. */
  async drain(): Promise<void> {
    await Promise.all([...this.#unfinished.values()].map(({ settled }) => settled))
  }

  #keep(job: Job, forgetKey: () => void): void {
    const { keepMs, maxKept, maxKeptBytes } = this.#limits
    this.#kept.set(job.id, job)
    const timer = setTimeout(() => this.#drop(job), keepMs).unref()
    this.#onDrop.set(job, () => {
      clearTimeout(timer)
      forgetKey()
    })
    const isTooMuch = () =>
      this.#kept.size > maxKept || sumOf(this.#kept.values(), ({ bytes }) => bytes) > maxKeptBytes
    while (this.#kept.size > 1 && isTooMuch()) this.#drop(this.#oldestOfMost(job) ?? job)
  }

  /** The oldest job, but for one, of the client whose jobs take most. */
  #oldestOfMost(except: Job): Job | undefined {
    const byClient = new Map<string, Job[]>()
    for (const job of this.#kept.values()) {
      const { client } = job.facts
      if (job !== except) byClient.set(client, [...(byClient.get(client) ?? []), job])
    }
    const [most] = [...byClient.values()].toSorted(
      (a, b) => sumOf(b, ({ bytes }) => bytes) - sumOf(a, ({ bytes }) => bytes),
    )
    return most?.[0]
  }

  #drop(job: Job): void {
    if (this.#kept.delete(job.id)) this.#onDrop.get(job)?.()
  }
}

function keyOf(client: string, key: string): string {
  return `${client}\n${key}`
}
