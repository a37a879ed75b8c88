import type { TaskId } from '@taskmesh/tasks'
import type { Logger } from '../logger.ts'
import type { Runner } from '../runner/runner.ts'
import type { SourceResultsOptions } from './ogpu/SourceResults.ts'
import type { JobLimits } from './taskmesh/jobs/Jobs.ts'
import type { ApiKey } from './access/apiKey.ts'
import type { PublicRoutes } from './access/controlAccess.ts'

/** What a server serves, and to whom. */
export interface ServerOptions {
  runner: Runner
  /**
   * Web pages that may call the server, by origin (`https://example.com`), or `'*'` for all.
   * Default: pages of this machine (`http://localhost:…`, `http://127.0.0.1:…`).
   */
  origins?: readonly string[] | '*' | undefined
  /**
   * The keys with which the server may be called, each with its client's name and quota. Without any, everybody may
   * call it, and only programs of its own machine may load and unload models.
   */
  keys?: readonly ApiKey[] | undefined
  /** What everybody may ask for although there are keys. Default `['health']`. */
  publicRoutes?: readonly PublicRoutes[] | undefined
  /**
   * Whether the address of a caller is what proxies in front of the server say it is (`X-Forwarded-For`): of all of
   * them, or of those with these addresses (`10.0.0.0/8`, `loopback`). Clients without a key share models fairly by
   * address. Default false.
   */
  trustProxy?: boolean | readonly string[] | undefined
  /** Most bytes of one request body. Default 30 MiB, which is 20 MiB of media in base64 and room for the rest. */
  maxBodyBytes?: number | undefined
  /**
   * Whether the server is ready (`/health/ready`) although models are not loaded, because they are loaded by their
   * first call. Default false.
   */
  loadsOnDemand?: boolean | undefined
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
   * 503. Default 5000: with all else, below the 10 s that Docker gives.
   */
  drainMs?: number | undefined
  /** Where failures are reported. A pino logger fits. Default: nowhere. */
  logger?: Logger | undefined
}
