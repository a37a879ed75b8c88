import { raceSignal } from 'race-signal'
import type { AbiEvent, Address, Log } from 'viem'
import { getBlockNumber, getLogs } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { sleep } from '../scheduling/sleep.ts'
import { logFailureOf } from './logFailure.ts'

type EventLog = Log<bigint, number, false>

export interface LogFilter {
  address: Address[]
  events: AbiEvent[]
}

export interface LogReaderOptions {
  /** Most blocks of one request. */
  maxBlockRange: number
  signal: AbortSignal | undefined
}

/** How often a request is repeated that fails although it could not ask for less. */
const TRIES = 6
const BACKOFF_MS = 100
/** How often a node that does not answer is asked whether it is there. */
const PROBES = 3
const LONGEST_PAUSE_MS = 30_000
/** After so many ranges in a row without a failure a larger one is tried. */
const GROWS_AFTER = 4

/**
 * Reads logs range by range. A range that a node refuses or does not answer is halved; a node that has
 * too many requests is given time; one that is gone is an error.
 */
export class LogReader {
  readonly #client: TaskmeshClient
  readonly #filter: LogFilter
  readonly #options: LogReaderOptions
  #size: bigint
  #successes = 0
  #failures = 0

  constructor(client: TaskmeshClient, filter: LogFilter, options: LogReaderOptions) {
    this.#client = client
    this.#filter = filter
    this.#options = options
    this.#size = BigInt(options.maxBlockRange)
  }

  /** Reads the logs of all blocks of a range, both ends included. */
  async read(fromBlock: bigint, toBlock: bigint): Promise<EventLog[]> {
    const logs: EventLog[] = []
    for (let start = fromBlock; start <= toBlock;) {
      const last = start + this.#size - 1n
      const end = last < toBlock ? last : toBlock
      const found = await this.#readRange(start, end)
      if (found === undefined) continue
      for (const log of found) logs.push(log)
      start = end + 1n
    }
    return logs
  }

  /** Gives nothing when the range is to be read again, as it is or in smaller ones. */
  async #readRange(fromBlock: bigint, toBlock: bigint): Promise<EventLog[] | undefined> {
    const { signal } = this.#options
    signal?.throwIfAborted()
    const range = { ...this.#filter, fromBlock, toBlock }
    try {
      const logs = await raceSignal(getLogs(this.#client, range), signal)
      this.#succeed()
      return logs
    } catch (error) {
      signal?.throwIfAborted()
      await this.#recover(error, toBlock - fromBlock + 1n)
      return undefined
    }
  }

  #succeed(): void {
    this.#failures = 0
    this.#successes += 1
    if (this.#successes < GROWS_AFTER) return
    this.#successes = 0
    const most = BigInt(this.#options.maxBlockRange)
    this.#size = this.#size * 2n < most ? this.#size * 2n : most
  }

  async #recover(error: unknown, blocks: bigint): Promise<void> {
    const failure = logFailureOf(error)
    this.#successes = 0
    if (failure.kind === 'closed') throw this.#toError(error)
    if (failure.kind === 'tooMany') return this.#pause(error, failure.retryAfterMs)
    // Nodes word the limits of ranges and answers differently. Halving finds the limit, if that was it.
    if (failure.kind === 'noAnswer') await this.#checkAlive(error)
    if (blocks === 1n && failure.kind === 'refused') throw this.#toError(error)
    if (blocks === 1n) return this.#pause(error)
    this.#size = (blocks + 1n) / 2n
  }

  /** A node that does not even tell its latest block is gone, however small the range. */
  async #checkAlive(error: unknown): Promise<void> {
    const { signal } = this.#options
    for (let probe = 0; probe < PROBES; probe += 1) {
      if (probe > 0) await sleep(BACKOFF_MS, signal)
      if (await raceSignal(this.#isAlive(), signal)) return
    }
    throw this.#toError(error)
  }

  async #isAlive(): Promise<boolean> {
    const { kind } = await getBlockNumber(this.#client, { cacheTime: 0 }).then(
      () => ({ kind: 'alive' }) as const,
      logFailureOf,
    )
    return kind === 'alive' || kind === 'tooMany'
  }

  async #pause(error: unknown, retryAfterMs?: number): Promise<void> {
    this.#failures += 1
    if (this.#failures >= TRIES) throw this.#toError(error)
    const ms = retryAfterMs ?? BACKOFF_MS * 2 ** (this.#failures - 1)
    await sleep(Math.min(ms, LONGEST_PAUSE_MS), this.#options.signal)
  }

  #toError(error: unknown): RpcError {
    return new RpcError('reading events', redactedReason(error), error)
  }
}
