import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { controller } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { InvalidPaymentError } from '../../errors/publishErrors.ts'
import { checkMedia, type CheckMediaOptions } from '../../payload/checkMedia.ts'
import { encodePayload } from '../../payload/encodePayload.ts'
import { checkRecognizable } from '../../publish/payloadMatcher.ts'
import { checkKey, publishOnce } from '../../publish/publishOnce.ts'
import type { PublishListener } from '../../publish/publishProgress.ts'
import { getChainTime } from '../../reads/getChainTime.ts'
import { budgetSignal, type Budget } from '../../scheduling/budget.ts'
import { checkOffer } from '../../source/checkOffer.ts'
import {
  checkMayActFor,
  checkNotExpired,
  checkSourceTerms,
  checkVaultBalance,
  mayActFor,
  type TaskTerms,
} from '../../source/checkTaskTerms.ts'
import { toExpiryTime, type Expiry } from '../../source/toExpiryTime.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import { callContract } from '../../transactions/callContract.ts'
import { findLog } from '../../transactions/findLog.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'
import { getSource } from '../source/getSource.ts'
import { ensureFunded } from '../vault/ensureFunded.ts'

interface PublishTerms extends Budget {
  /** Which source is to run it. */
  source: Address
  /** In wei; held back in the vault until the task is over. */
  payment: bigint
  /** Deposits what the vault balance lacks, in a transaction before. Default false. */
  fund?: boolean | undefined
  /**
   * Names this request, so that repeating it never pays twice: when the source already got a task
   * with this key and request, that one is returned. 1 to 200 characters, such as your order number.
   */
  idempotencyKey?: string | undefined
  /** How many of the latest blocks to search for that task. Default 10 000. */
  lookBackBlocks?: number | undefined
  /**
   * Whether to fetch the start of each file that is a URL, so that nothing is paid for one that is not
   * there or is something else, see `checkMedia`. Default false.
   */
  checkMedia?: boolean | CheckMediaOptions | undefined
  /** Called with each step, and awaited. */
  onProgress?: PublishListener | undefined
}

/** What to publish. */
export type PublishTaskOptions<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = PublishTerms &
  Expiry & {
    /** Name of the task, such as `text-classification`. */
    task: Id
    /** One input, or several for a task that takes a batch. Media may be bytes, Blobs or URLs. */
    inputs: Inputs
  } & Omit<TaskRequest<Id, Inputs>, 'inputs'>

export type PublishTaskParameters<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = PublishTaskOptions<Id, Inputs> & { storage: ContentStorage }

/** A published task. Keep it, or its `taskAddress`, `task` and `inputs`, to wait for the result. */
export interface PublishTaskReturnType<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> extends SentTransaction {
  taskAddress: Address
  source: Address
  task: Id
  inputs: Inputs
  /** In wei. */
  payment: bigint
  /** Seconds since 1970. */
  expiryTime: bigint
  /** URL of the payload. */
  configUrl: string
  /** Whether it was published by an earlier call, and this one paid nothing. */
  isRepeated: boolean
  /** What could not be checked before publishing. */
  warnings: string[]
}

function checkPayment(payment: unknown): bigint {
  if (typeof payment === 'bigint') {
    if (payment >= 0n) return payment
    throw new InvalidPaymentError(`payment: expected 0 wei or more, got ${payment}`)
  }
  throw new InvalidPaymentError(
    "payment: expected an amount in wei as a bigint, such as parseEther('0.002')",
  )
}

async function checkFunds(
  client: TaskmeshClient,
  parameters: PublishTerms,
  payer: Address,
  signal: AbortSignal,
): Promise<void> {
  const { payment, fund = false, timeoutMs } = parameters
  const { address } = requireAccount(client, 'publishTask')
  // For an account that is no agent, the simulation shows who would have to pay.
  if (!(await raceSignal(mayActFor(client, address, payer), signal))) return
  // A deposit ends by itself in time, and its error shows whether it was sent.
  if (fund) await ensureFunded(client, { amount: payment, account: payer, signal, timeoutMs })
  else await raceSignal(checkVaultBalance(client, payer, payment), signal)
}

async function checkAgain(
  client: TaskmeshClient,
  source: Address,
  terms: TaskTerms,
): Promise<void> {
  const { address } = requireAccount(client, 'publishTask')
  const current = await getSource(client, { source })
  checkSourceTerms(current, await getChainTime(client), terms)
  await checkMayActFor(client, address, current.client)
  await checkVaultBalance(client, current.client, terms.payment)
}

interface Ready {
  terms: TaskTerms
  configUrl: string
  signal: AbortSignal
  /** The time of the chain, in seconds since 1970. */
  clock: () => bigint
}

function startClock(now: bigint): () => bigint {
  const start = performance.now()
  return () => now + BigInt(Math.floor((performance.now() - start) / 1000))
}

async function send(
  client: TaskmeshClient,
  parameters: PublishTerms,
  { terms, configUrl, signal, clock }: Ready,
): Promise<SentTransaction & { taskAddress: Address }> {
  const { source, payment, onProgress } = parameters
  const sent = await callContract(
    client,
    {
      contract: controller,
      functionName: 'publishTask',
      args: [{ source, config: configUrl, expiryTime: terms.expiryTime, payment }],
      beforeSend: () => checkNotExpired(clock(), terms),
      onSigned: (transaction) => onProgress?.({ step: 'signed', ...transaction }),
      diagnose: () => checkAgain(client, source, terms),
    },
    { ...parameters, signal },
  )
  await onProgress?.({ step: 'published', hash: sent.hash })
  return { ...sent, taskAddress: findLog(client, sent.receipt, 'TaskPublished').args.task }
}

interface Payload {
  task: TaskId
  json: string
  signal: AbortSignal
  storage: ContentStorage
}

type Published = Omit<PublishTaskReturnType, 'task' | 'inputs' | 'isRepeated'>

async function publishPayload(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  { task, json, signal, storage }: Payload,
): Promise<Published> {
  const { onProgress, idempotencyKey } = parameters
  const payment = checkPayment(parameters.payment)
  const now = await raceSignal(getChainTime(client), signal)
  const clock = startClock(now)
  const expiryPath = parameters.expiresIn === undefined ? 'expiresAt' : 'expiresIn'
  const terms: TaskTerms = { payment, expiryTime: toExpiryTime(parameters, now), expiryPath }
  const source = await raceSignal(getSource(client, { source: parameters.source }), signal)
  checkSourceTerms(source, now, terms)
  const { address, metadataUrl } = source
  const offer = checkOffer({ storage, source: address, metadataUrl, task, signal })
  const warnings = await raceSignal(offer, signal)
  await checkFunds(client, parameters, source.client, signal)
  await onProgress?.({ step: 'checked' })
  const put = storage.put(json, { name: 'taskConfig.json', signal })
  const configUrl = await raceSignal(put, signal)
  if (idempotencyKey !== undefined) await raceSignal(checkRecognizable(json, configUrl), signal)
  await onProgress?.({ step: 'stored', configUrl })
  const sent = await send(client, parameters, { terms, configUrl, signal, clock })
  const { expiryTime } = terms
  return { ...sent, payment, expiryTime, configUrl, warnings, source: source.address }
}

/**
 * Publishes a task on the chain: a source's providers run it, and the payment goes to the one
 * whose response is taken.
 *
 * Nothing is paid before it is known good. In this order: the request fits the task's schema; the
 * source is active, takes this payment and this expiry, and runs this task as far as it says; the
 * vault balance of the source's client covers the payment; the payload is in storage; the chain
 * accepts the call in a simulation; the expiry is still ahead. Then one transaction is sent.
 *
 * With an `idempotencyKey` the same call can be repeated, after any error and from another process
 * of the same account: the key is part of the payload, so that the content identifier of the
 * payload names key and request, and a task with it is found on the chain. Before the search it
 * waits for transactions of the account that are under way; what this process signed and lost
 * sight of is sent again byte for byte. Source: OGPU SDK, Controller.publishTask and TaskInput.
 *
 * @throws InvalidRequestError, InvalidPaymentError, InvalidExpiryError, SourceNotFoundError,
 * SourceInactiveError, SourceTaskMismatchError, InsufficientVaultBalanceError, IdempotencyError:
 * nothing was sent, and `path` names the argument at fault.
 * @throws StorageError, the errors of `@taskmesh/content`, RpcError, TimeBudgetError: nothing was
 * sent.
 * @throws ContractRevertError when the chain refuses. TransactionUncertainError when no receipt
 * came: repeat the call with its `idempotencyKey`, or hand the error's `transaction` to
 * `resumePublish`; never publish anew.
 *
 * @example
 * ```ts
 * const task = await publishTask(client, {
 *   storage,
 *   source,
 *   task: 'text-classification',
 *   inputs: 'This movie is absolutely fantastic!',
 *   payment: parseEther('0.002'),
 *   expiresIn: 600,
 *   idempotencyKey: 'review-4711',
 * })
 * ```
 */
export async function publishTask<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  parameters: PublishTaskParameters<Id, Inputs>,
): Promise<PublishTaskReturnType<Id, Inputs>> {
  const { storage, task, inputs, idempotencyKey } = parameters
  requireAccount(client, 'publishTask')
  const signal = budgetSignal(parameters)
  if (idempotencyKey !== undefined) checkKey(idempotencyKey)
  const { json, request } = await encodePayload(task, parameters)
  if (parameters.checkMedia) {
    const options = parameters.checkMedia === true ? {} : parameters.checkMedia
    await raceSignal(checkMedia(task, request, { signal, ...options }), signal)
  }
  const payload = { task, json, signal, storage }
  const publish = () => publishPayload(client, parameters, payload)
  if (idempotencyKey === undefined) return { ...(await publish()), task, inputs, isRepeated: false }
  const { source, lookBackBlocks } = parameters
  const once = { json, source, lookBackBlocks, signal, publish }
  return { ...(await publishOnce(client, once)), task, inputs }
}
