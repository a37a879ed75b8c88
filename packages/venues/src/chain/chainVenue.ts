import { WaitTimeoutError, type PublishTaskReturnType, type TaskActions } from '@taskmesh/client'
import type { TaskStatus } from '@taskmesh/contracts'
import { idOf, type TaskId, type TaskInputs, type TaskRequest } from '@taskmesh/tasks'
import type { Address, Hash } from 'viem'
import type { Venue, VenueAnswer, VenueRunOptions } from '../venue.ts'
import { toProgress, type ChainProgress, type ChainStep } from './chainProgress.ts'
import { HeldPaymentError, TaskNotOfferedError } from './errors.ts'

/** A viem wallet client with the actions of `taskActions`. */
export interface ChainVenueClient extends Pick<TaskActions, 'publishTask' | 'waitForResult'> {
  /** The account that publishes. */
  account: { address: Address }
}

export interface ChainVenueOptions {
  client: ChainVenueClient
  /** For each task that can be run, the source that is to run it. */
  sources: ReadonlyMap<TaskId, Address>
  /** What a task pays, in wei. */
  payment: bigint
  /** Seconds in which a task has to be answered. */
  expiresIn: number
  /**
   * Confirms the first good response where the source has MANUAL_CONFIRMATION, which pays its
   * provider. Default false: the task stays RESPONDED.
   */
  confirm?: boolean | undefined
  /** Deposits what the vault balance lacks. Default false. */
  fund?: boolean | undefined
  /** Milliseconds to wait for a result at most. Default: until half a minute after the expiry. */
  timeoutMs?: number | undefined
  /** Default `chain`. */
  id?: string | undefined
  /** Default `Chain`. */
  label?: string | undefined
}

/** What is known of a task that was run on the chain, beside its output. */
export interface ChainFacts {
  taskAddress: Address
  /** The transaction that published it. */
  hash: Hash
  /** URL of the payload. */
  configUrl: string
  /** The status when the result was read. */
  status: TaskStatus
  response: Address
  provider: Address
  /** What the provider is paid, in wei. */
  payment: bigint
  /** From the call to the checked result, in milliseconds. */
  elapsedMs: number
}

/** The chain as a venue. */
export type ChainVenue = Venue<ChainProgress, ChainFacts>

/** A task with such a status holds nothing, or says itself what happens to its payment. */
const OVER: readonly TaskStatus[] = ['FINALIZED', 'CANCELED', 'EXPIRED']

type Published = Pick<PublishTaskReturnType, 'taskAddress' | 'payment' | 'expiryTime'>

/** A wait that ended early becomes an error that says what the task still holds. */
function toHeldPayment(
  error: unknown,
  published: Published,
  state: { status: TaskStatus; account: Address; signal: AbortSignal | undefined },
): unknown {
  const { status, account, signal } = state
  const isAborted = signal?.aborted === true
  const isEarly = isAborted || error instanceof WaitTimeoutError
  if (!isEarly || OVER.includes(status)) return error
  const { taskAddress, payment, expiryTime } = published
  const held = { taskAddress, payment, expiryTime, status, account }
  return new HeldPaymentError(held, isAborted ? signal.reason : error)
}

/**
 * Makes a venue of the chain: a request is published with a payment, a provider of the task's source
 * runs it, and the result is read and checked. Each call of `run` pays once.
 *
 * `run` calls `onProgress` with each step and the facts that are known since then. It throws
 * {@link TaskNotOfferedError}; the errors of `publishTask` and `waitForResult` of
 * `@taskmesh/client`; the signal's reason when it aborts before the task is published;
 * {@link HeldPaymentError} when the wait ends, by the signal or by `timeoutMs`, while the task holds
 * its payment.
 *
 * @example
 * ```ts
 * const client = createWalletClient({ account, chain: ogpuMainnet, transport: http() })
 *   .extend(taskActions({ storage: ogpuStorage() }))
 * const venue = chainVenue({
 *   client,
 *   sources: new Map([['translation', '0x…']]),
 *   payment: parseEther('0.002'),
 *   expiresIn: 600,
 * })
 * const { output, provider } = await venue.run('translation', { inputs: 'Hello' })
 * ```
 */
export function chainVenue(options: ChainVenueOptions): ChainVenue {
  const { client, sources, payment, expiresIn, confirm, fund, timeoutMs } = options
  const { id = 'chain', label = 'Chain' } = options

  async function run<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    { signal, onProgress }: VenueRunOptions<ChainProgress> = {},
  ): Promise<VenueAnswer<Id, Inputs> & ChainFacts> {
    const source = sources.get(task)
    if (source === undefined) throw new TaskNotOfferedError(idOf(task), [...sources.keys()])
    const start = performance.now()
    const report = (step: ChainStep) => onProgress?.(toProgress(step))
    const { inputs, parameters } = request
    const terms = { source, payment, expiresIn, fund }
    const published = await client.publishTask<Id, Inputs>({
      ...terms,
      task,
      inputs,
      parameters,
      signal,
      onProgress: (progress) => {
        if (progress.step === 'checked' || progress.step === 'stored') report(progress)
      },
    })
    const { taskAddress, hash, configUrl, expiryTime } = published
    report({ step: 'published', taskAddress, hash, configUrl, payment, expiryTime })
    let status: TaskStatus = 'NEW'
    const wait = client.waitForResult<Id, Inputs>(published, {
      confirm,
      timeoutMs,
      signal,
      onStatus: (progress) => {
        status = progress.status
        report({ step: status, taskAddress, attemptCount: progress.attemptCount })
      },
    })
    const result = await wait.catch((error: unknown) => {
      throw toHeldPayment(error, published, { status, account: client.account.address, signal })
    })
    const { output, provider, response } = result
    report({ step: 'verified', taskAddress, provider, response })
    return {
      output,
      warnings: [...published.warnings, ...result.warnings],
      taskAddress,
      hash,
      configUrl,
      status: result.status,
      response,
      provider,
      payment: result.payment,
      elapsedMs: Math.round(performance.now() - start),
    }
  }

  return {
    id,
    label,
    can: (task) =>
      sources.has(task)
        ? { runnable: true }
        : {
            runnable: false,
            code: 'NOT_OFFERED',
            reason: `No source on this network offers ${idOf(task)}.`,
          },
    run,
  }
}
