import { WaitTimeoutError, type PublishTaskReturnType, type TaskActions } from '@taskmesh/client'
import type { TaskStatus } from '@taskmesh/contracts'
import { idOf, type TaskId, type TaskInputs, type TaskRequest } from '@taskmesh/tasks'
import type { Address, Hash } from 'viem'
import type { PaidTasks } from '../paidTasks/index.ts'
import type { ResumedRun, Venue, VenueAnswer, VenuePrice, VenueRunOptions } from '../venue.ts'
import { toProgress, type ChainProgress, type ChainStep } from './chainProgress.ts'
import { HeldPaymentError, TaskNotOfferedError } from './errors.ts'
import { PaymentRecord } from './PaymentRecord.ts'
import { resumePaidTask } from './resumePaidTask.ts'
import { withLock } from './withLock.ts'

/** A viem wallet client with the actions of `taskActions`. */
export interface ChainVenueClient
  extends
    Pick<TaskActions, 'publishTask' | 'waitForResult'>,
    Partial<Pick<TaskActions, 'resumePublish' | 'getTaskRequest'>> {
  /** The account that publishes. */
  account: { address: Address }
  /** The chain that it is connected to. */
  chain?: { id: number; nativeCurrency?: { symbol: string; decimals: number } } | undefined
}

/** Options of {@link chainVenue}: who pays, how much, and which source runs which task. */
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
  /**
   * Where tasks are remembered until they are over, for `resume`: `new PaidTasks(localStorage)` of
   * `@taskmesh/venues/paid-tasks`. Default: nowhere.
   */
  paidTasks?: PaidTasks | undefined
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

const BECOMES_PUBLIC =
  'The request with its files, its parameters and the answer are stored where anybody can read them, with the address of the account, for good.'

/** What is known of a task once it is published. */
export type Published<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = Omit<PublishTaskReturnType<Id, Inputs>, 'receipt'>

/** A wait that ended early becomes an error that says what the task still holds. */
function toHeldPayment(
  error: unknown,
  published: Pick<Published, 'taskAddress' | 'payment' | 'expiryTime'>,
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

/** What waiting for a published task needs. */
interface Waiting<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  published: Published<Id, Inputs>
  record: PaymentRecord
  start: number
  options: VenueRunOptions<ChainProgress>
}

/**
 * Makes a venue of the chain: a request is published with a payment, a provider of the task's source
 * runs it, and the result is read and checked. Each call of `run` pays once; `resume` pays nothing.
 *
 * `run` calls `onProgress` with each step and the facts that are known since then. It throws
 * {@link TaskNotOfferedError}; the errors of `publishTask` and `waitForResult` of
 * `@taskmesh/client`; the signal's reason when it aborts before the task is published;
 * {@link HeldPaymentError} when the wait ends, by the signal or by `timeoutMs`, while the task holds
 * its payment.
 *
 * With `paidTasks` a task is remembered from before its transaction is sent until it is over. `resume` waits for the
 * newest one of the account that nobody waits for, here or in another tab: it sends a transaction of which nobody knows
 * what became again, the very same bytes, which cannot pay twice.
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
  const { client, sources, payment, expiresIn, confirm, fund, timeoutMs, paidTasks } = options
  const { id = 'chain', label = 'Chain' } = options

  async function wait<Id extends TaskId, Inputs extends TaskInputs<Id>>({
    published,
    record,
    start,
    options: { signal, onProgress },
  }: Waiting<Id, Inputs>): Promise<VenueAnswer<Id, Inputs> & ChainFacts> {
    const report = (step: ChainStep) => onProgress?.(toProgress(step))
    const { taskAddress, hash, configUrl, expiryTime } = published
    record.publish(published)
    const facts = { taskAddress, hash, configUrl, payment: published.payment, expiryTime }
    report({ step: 'published', ...facts })
    let status: TaskStatus = 'NEW'
    const waiting = client.waitForResult<Id, Inputs>(published, {
      confirm,
      timeoutMs,
      signal,
      onStatus: (progress) => {
        status = progress.status
        report({ step: status, taskAddress, attemptCount: progress.attemptCount })
      },
    })
    const result = await waiting.catch((error: unknown) => {
      record.end(error, status)
      throw toHeldPayment(error, published, { status, account: client.account.address, signal })
    })
    record.end(undefined, result.status)
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

  async function run<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    runOptions: VenueRunOptions<ChainProgress> = {},
  ): Promise<VenueAnswer<Id, Inputs> & ChainFacts> {
    const source = sources.get(task)
    if (source === undefined) throw new TaskNotOfferedError(idOf(task), [...sources.keys()])
    const start = performance.now()
    const { signal, onProgress } = runOptions
    const { inputs, parameters } = request
    const terms = { source, payment, expiresIn, fund }
    const account = client.account.address
    const record = PaymentRecord.begin(paidTasks, {
      chainId: client.chain?.id ?? 1,
      account,
      task,
      source,
      payment,
    })
    const done = await record.whileHeld(async () => {
      const publishing = client.publishTask<Id, Inputs>({
        ...terms,
        task,
        inputs,
        parameters,
        signal,
        onProgress: (progress) => {
          if (progress.step === 'signed') record.sign(progress)
          if (progress.step === 'sent') record.send(progress)
          if (progress.step === 'checked' || progress.step === 'stored')
            onProgress?.(toProgress(progress))
        },
      })
      const published = await publishing.catch((error: unknown) => {
        record.failPublishing(error)
        throw error
      })
      return wait({ published, record, start, options: runOptions })
    })
    return done
  }

  async function resume<Id extends TaskId>(
    task: Id,
    runOptions: VenueRunOptions<ChainProgress> = {},
  ): Promise<ResumedRun<Id> | undefined> {
    const of = { task, account: client.account.address, chainId: client.chain?.id }
    const { resumePublish, getTaskRequest } = client
    if (resumePublish === undefined || getTaskRequest === undefined) return undefined
    const open = paidTasks?.list(of).find(({ isExpired }) => isExpired !== true)
    if (open === undefined) return undefined
    const start = performance.now()
    const done = await withLock(`paidTask.${open.id}`, () =>
      resumePaidTask(
        { resumePublish, getTaskRequest },
        { task, record: new PaymentRecord(paidTasks, open), ...runOptions },
        (found) => wait({ ...found, start, options: runOptions }),
      ),
    )
    return done?.result
  }

  function price(task: TaskId): VenuePrice | undefined {
    if (!sources.has(task)) return undefined
    const { symbol = 'OGPU', decimals = 18 } = client.chain?.nativeCurrency ?? {}
    const { address: account } = client.account
    return { amount: payment, symbol, decimals, expiresIn, account, becomesPublic: BECOMES_PUBLIC }
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
    price,
    run,
    ...(paidTasks === undefined ? {} : { resume }),
  }
}
