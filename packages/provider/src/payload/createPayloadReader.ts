import type { ContentStorage } from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { createFetchSlots, type FetchSlotOptions, type FetchSlots } from './createFetchSlots.ts'
import { hostOf } from './hostsOf.ts'
import { parsePayload } from './parsePayload.ts'
import type { ParsedPayload } from './parseWorker.ts'
import { PayloadTimeoutError } from './payloadErrors.ts'
import { PAYLOAD_LIMITS, type PayloadLimits } from './payloadLimits.ts'

/** What nearly all payloads fit into: those whose media are URLs. */
const SMALL_BYTES = 1024 * 1024
/** How many larger ones may be in memory at once while they come. */
const LARGE_AT_ONCE = 2
const SMALL_TIMEOUT_MS = 15_000
const LARGE_TIMEOUT_MS = 60_000

export interface PayloadReaderOptions {
  storage: ContentStorage
  /** Default: places of its own. */
  slots?: FetchSlots | undefined
  limits?: Partial<PayloadLimits> | undefined
  /** Milliseconds for a payload of up to 1 MiB. Default 15 000. */
  smallTimeoutMs?: number | undefined
  /** Milliseconds for a larger one. Default 60 000. */
  largeTimeoutMs?: number | undefined
}

export interface ReadPayloadParameters {
  /** Where the chain says that the payload is. */
  url: string
  task: TaskId
  /** The higher ones are fetched first. Default 0. */
  priority?: number | undefined
  signal?: AbortSignal | undefined
}

/** Reads the payloads of tasks. */
export interface PayloadReader {
  /**
   * Fetches a payload in its turn and parses it off the event loop.
   *
   * @throws the errors of the storage, {@link PayloadTimeoutError}, and those of `parsePayload`.
   */
  read(parameters: ReadPayloadParameters): Promise<ParsedPayload>
}

function isTooLarge(error: unknown): boolean {
  return error instanceof TaskmeshError && error.code === 'CONTENT_TOO_LARGE'
}

/** What is fetched within a time, of which the wait for a place is no part. */
interface Fetch extends ReadPayloadParameters {
  slots: FetchSlots
  maxBytes: number
  timeoutMs: number
}

async function fetchWithin(storage: ContentStorage, fetch: Fetch): Promise<Uint8Array> {
  const { url, slots, maxBytes, timeoutMs, priority = 0, signal: outer } = fetch
  const host = hostOf(url)
  const hosts = host === undefined ? [] : [host]
  return slots.run({ hosts, priority, signal: outer }, async () => {
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = outer === undefined ? timeout : AbortSignal.any([outer, timeout])
    try {
      return await storage.get(url, { maxBytes, signal })
    } catch (error) {
      throw timeout.aborted && !outer?.aborted ? new PayloadTimeoutError(timeoutMs, error) : error
    }
  })
}

/** The places for what is large: few, because each may fill a lot of memory. */
const largeSlots: FetchSlotOptions = { total: LARGE_AT_ONCE, perHost: 1, strangers: 1 }

/**
 * Makes what reads payloads: with places, time and bytes of its own. Each is fetched with a limit of
 * 1 MiB first, which nearly all fit into; what is larger waits for one of two places for large ones,
 * so that not many of them are in memory at once.
 *
 * @example
 * ```ts
 * const payloads = createPayloadReader({ storage: ogpuStorage() })
 * const { request } = await payloads.read({ url: configUrl, task: 'translation' })
 * ```
 */
export function createPayloadReader(options: PayloadReaderOptions): PayloadReader {
  const { storage, slots = createFetchSlots() } = options
  const { smallTimeoutMs = SMALL_TIMEOUT_MS, largeTimeoutMs = LARGE_TIMEOUT_MS } = options
  const limits = { ...PAYLOAD_LIMITS, ...options.limits }
  const large = createFetchSlots(largeSlots)

  async function fetchBytes(parameters: ReadPayloadParameters): Promise<Uint8Array> {
    const { maxBytes } = limits
    const firstBytes = Math.min(SMALL_BYTES, maxBytes)
    const small = { ...parameters, slots, maxBytes: firstBytes, timeoutMs: smallTimeoutMs }
    try {
      return await fetchWithin(storage, small)
    } catch (error) {
      if (!isTooLarge(error) || firstBytes === maxBytes) throw error
    }
    return fetchWithin(storage, {
      ...parameters,
      slots: large,
      maxBytes,
      timeoutMs: largeTimeoutMs,
    })
  }

  return {
    async read(parameters) {
      const { task, signal } = parameters
      return parsePayload(task, await fetchBytes(parameters), { limits, signal })
    },
  }
}
