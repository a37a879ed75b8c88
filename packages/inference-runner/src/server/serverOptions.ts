import type { TaskId } from '@taskmesh/tasks'
import type { Logger } from '../logger.ts'
import type { Runner } from '../runner/runner.ts'
import type { SourceResultsOptions } from './ogpu/SourceResults.ts'
import type { JobLimits } from './taskmesh/jobs/Jobs.ts'

/** What a server serves, and to whom. */
export interface ServerOptions {
  runner: Runner
  /**
   * Web pages that may call the server, by origin (`https://example.com`), or `'*'` for all.
   * Default: pages of this machine (`http://localhost:…`, `http://127.0.0.1:…`).
   */
  origins?: readonly string[] | '*' | undefined
  /** The task that `POST /run/inference/{task address}` runs when the URL has no `?task=`. */
  sourceTask?: TaskId | undefined
  /** Where results of `POST /run/inference/{task address}` go: `POST {callbackUrl}/{task address}`. */
  callbackUrl?: string | undefined
  /**
   * Times to try to deliver a result. Default 20, with pauses of 0.25 s, 0.5 s, 1 s, … 10 s and what the receiver's
   * `Retry-After` says. After that it is tried again when the task comes again.
   */
  callbackAttempts?: number | undefined
  /** Where results are kept until they are delivered, and how many. */
  sourceResults?: SourceResultsOptions | undefined
  /** Time for one delivery in milliseconds. Default 10 000. */
  callbackTimeoutMs?: number | undefined
  /** How much is kept of jobs (`Prefer: respond-async`) and of what was run with an `Idempotency-Key`. */
  jobs?: JobLimits | undefined
  /** Time for sending one request in milliseconds, its body included. Default 60 000. */
  requestTimeoutMs?: number | undefined
  /**
   * How long closing waits for calls and deliveries in milliseconds. What is not done then is ended and answered by
   * 503. Default 6000: with all else, below the 10 s that Docker gives.
   */
  drainMs?: number | undefined
  /** Where failures are reported. A pino logger fits. Default: nowhere. */
  logger?: Logger | undefined
}
