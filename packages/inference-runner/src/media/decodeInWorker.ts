import { availableParallelism } from 'node:os'
import { reviveError } from '@taskmesh/errors'
import { Piscina } from 'piscina'
import { MediaError, RUNNER_ERRORS } from '../errors.ts'
import type { DecodeOrder, DecodeOutcome } from './decodeWorker.ts'
import type { WorkerDecoded, WorkerDecoderKind } from './workerDecoders.ts'

/** Time for one piece of media in milliseconds. A decoder that is not done by then is ended. */
const LONGEST_MS = 60_000
/** How long a worker waits for more to do before it ends, in milliseconds. */
const IDLE_MS = 10_000
const MAX_THREADS = Math.min(availableParallelism(), 4)
/** Memory of the JavaScript in one worker. What a decoder makes is outside of it. */
const MAX_HEAP_MB = 512

let pool: Piscina<DecodeOrder, DecodeOutcome> | undefined

/** The worker threads of this process. Those that have nothing to do don't keep it running. */
function workers(): Piscina<DecodeOrder, DecodeOutcome> {
  const isSource = import.meta.url.endsWith('.ts')
  const file = isSource ? './decodeWorker.ts' : './decodeWorker.js'
  pool ??= new Piscina<DecodeOrder, DecodeOutcome>({
    filename: new URL(file, import.meta.url).href,
    execArgv: isSource
      ? ['--conditions=@taskmesh/source', '--disable-warning=ExperimentalWarning']
      : [],
    env: {},
    minThreads: 0,
    maxThreads: MAX_THREADS,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  })
  return pool
}

/** How media are decoded in a worker thread. */
export interface DecodeInWorkerOptions {
  signal?: AbortSignal | undefined
}

/**
 * Decodes media in a worker thread with one of the decoders in `workerDecoders.ts`, so that the event
 * loop goes on. What it makes is moved here, not copied; the encoded bytes are copied.
 *
 * An abort, or a decoder that takes more than a minute, ends the worker.
 *
 * @param path - where the media was in the request, for messages.
 * @throws what the decoder throws, of its class: {@link MediaError}, mostly.
 *
 * @example
 * ```ts
 * const { samplingRate, channels } = await decodeInWorker('audio', bytes, 'inputs', { signal })
 * ```
 */
export async function decodeInWorker<Kind extends WorkerDecoderKind>(
  kind: Kind,
  bytes: Uint8Array,
  path: string,
  { signal }: DecodeInWorkerOptions = {},
): Promise<WorkerDecoded[Kind]> {
  signal?.throwIfAborted()
  // A Buffer's own `slice` would share the memory, and moving that would take it from its owner.
  const copy = new Uint8Array(bytes)
  const timeout = AbortSignal.timeout(LONGEST_MS)
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  let outcome: DecodeOutcome
  try {
    const order = { kind, bytes: copy, path }
    outcome = await workers().run(order, { signal: either, transferList: [copy.buffer] })
  } catch (cause) {
    signal?.throwIfAborted()
    const what = timeout.aborted ? 'could not be decoded in a minute' : 'ended its decoder'
    throw new MediaError(path, `expected ${kind} that can be decoded, got what ${what}`, { cause })
  }
  if ('error' in outcome) throw reviveError(outcome.error, RUNNER_ERRORS)
  // The worker decodes with the decoder of this kind, which the pool's one type cannot say.
  return outcome.decoded as WorkerDecoded[Kind]
}
