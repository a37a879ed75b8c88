import { reviveError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { Piscina } from 'piscina'
import { PAYLOAD_ERRORS, PayloadTooComplexError } from './payloadErrors.ts'
import { PAYLOAD_LIMITS, type PayloadLimits } from './payloadLimits.ts'
import type { ParsedPayload, ParseOrder, ParseOutcome } from './parseWorker.ts'

/** Time for one payload, in milliseconds, the wait for others included. */
const LONGEST_MS = 30_000
/** How long the worker waits for more to do before it ends, in milliseconds. */
const IDLE_MS = 30_000
const MAX_HEAP_MB = 512

let pool: Piscina<ParseOrder, ParseOutcome> | undefined

/** The worker thread of this process. When it has nothing to do it doesn't keep the process running. */
function workers(): Piscina<ParseOrder, ParseOutcome> {
  const isSource = import.meta.url.endsWith('.ts')
  const file = isSource ? './parseWorker.ts' : './parseWorker.js'
  pool ??= new Piscina<ParseOrder, ParseOutcome>({
    filename: new URL(file, import.meta.url).href,
    execArgv: isSource
      ? ['--conditions=@taskmesh/source', '--disable-warning=ExperimentalWarning']
      : [],
    env: {},
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  })
  return pool
}

export interface ParsePayloadOptions {
  limits?: Partial<PayloadLimits> | undefined
  signal?: AbortSignal | undefined
}

/**
 * Parses the payload of a task in a worker thread, so that the event loop goes on whatever came. How
 * much there is in it is checked before it is parsed, and the thread has limits of time and memory.
 *
 * @returns the request, checked with the task's schema, and its hash.
 * @throws {@link PayloadTooComplexError}, {@link PayloadNotJsonError}, InvalidRequestError whose
 * paths are those of the wire, UnknownTaskError, or the signal's reason.
 *
 * @example
 * ```ts
 * const { request, hash } = await parsePayload('text-classification', bytes, { signal })
 * ```
 */
export async function parsePayload(
  task: TaskId,
  bytes: Uint8Array,
  { limits, signal }: ParsePayloadOptions = {},
): Promise<ParsedPayload> {
  signal?.throwIfAborted()
  const copy = new Uint8Array(bytes)
  const timeout = AbortSignal.timeout(LONGEST_MS)
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  const order = { task, bytes: copy, limits: { ...PAYLOAD_LIMITS, ...limits } }
  let outcome: ParseOutcome
  try {
    outcome = await workers().run(order, { signal: either, transferList: [copy.buffer] })
  } catch {
    signal?.throwIfAborted()
    if (timeout.aborted) throw new PayloadTooComplexError('time', LONGEST_MS)
    throw new PayloadTooComplexError('memory', MAX_HEAP_MB)
  }
  if ('error' in outcome) throw reviveError(outcome.error, PAYLOAD_ERRORS)
  return outcome.parsed
}
