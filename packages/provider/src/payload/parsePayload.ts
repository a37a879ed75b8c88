import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { isRecord, reviveError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { Piscina } from 'piscina'
import { PAYLOAD_ERRORS, PayloadTooComplexError } from './payloadErrors.ts'
import { PAYLOAD_LIMITS, type PayloadLimits } from './payloadLimits.ts'
import type { ParsedPayload, ParseOrder, ParseOutcome } from './parseWorker.ts'

/** Time for one payload from when the thread begins with it, in milliseconds. */
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
  /** Most milliseconds, without the wait for payloads before it and for the thread. Default 30 000. */
  longestMs?: number | undefined
}

function isOutOfMemory(error: unknown): boolean {
  return isRecord(error) && error['code'] === 'ERR_WORKER_OUT_OF_MEMORY'
}

interface Deadline {
  /** Through which the thread says that it begins. */
  begun: MessagePort
  signal: AbortSignal
  end: () => void
}

/** Counts from when the thread begins: a payload is not to blame for those before it. */
function createDeadline(milliseconds: number): Deadline {
  const { port1, port2: begun } = new MessageChannel()
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  port1.once('message', () => {
    timer = setTimeout(() => controller.abort(), milliseconds)
  })
  const end = () => {
    clearTimeout(timer)
    port1.close()
  }
  return { begun, signal: controller.signal, end }
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
  { limits, signal, longestMs = LONGEST_MS }: ParsePayloadOptions = {},
): Promise<ParsedPayload> {
  signal?.throwIfAborted()
  const copy = new Uint8Array(bytes)
  const { begun, signal: timeout, end } = createDeadline(longestMs)
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  const order = { task, bytes: copy, limits: { ...PAYLOAD_LIMITS, ...limits }, begun }
  let outcome: ParseOutcome
  try {
    outcome = await workers().run(order, { signal: either, transferList: [copy.buffer, begun] })
  } catch (error) {
    signal?.throwIfAborted()
    if (timeout.aborted) throw new PayloadTooComplexError('time', longestMs)
    if (isOutOfMemory(error)) throw new PayloadTooComplexError('memory', MAX_HEAP_MB)
    // The payload is not to blame for a thread that cannot work.
    throw error
  } finally {
    end()
  }
  if ('error' in outcome) throw reviveError(outcome.error, PAYLOAD_ERRORS)
  return outcome.parsed
}
