import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { controller } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { TransactionUncertainError, type SignedTransactionInfo } from '../../errors/chainErrors.ts'
import { checkMedia, type CheckMediaOptions } from '../../payload/checkMedia.ts'
import { encodePayload } from '../../payload/encodePayload.ts'
import {
  checkCommitment,
  commit,
  fundCommitments,
  settle,
  type Commitment,
} from '../../publish/commitments.ts'
import { checkKey, keyTag, withTag } from '../../publish/keyTag.ts'
import { checkRecognizable } from '../../publish/payloadMatcher.ts'
import { PublicationLog } from '../../publish/publicationLog.ts'
import type { KeySearch } from '../../publish/KeySearch.ts'
import { publishOnce } from '../../publish/publishOnce.ts'
import type { PublishListener } from '../../publish/publishProgress.ts'
import type { PublishStore } from '../../publish/publishStore.ts'
import { GroupMember } from '../../publishGroup/GroupMember.ts'
import { publishTogether } from '../../publishGroup/PublishQueue.ts'
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
import { checkPayment } from '../../source/checkPayment.ts'
import { toExpiryTime, type Expiry } from '../../source/toExpiryTime.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import { callContract } from '../../transactions/callContract.ts'
import { findLog } from '../../transactions/findLog.ts'
import type { FeeLimit } from '../../transactions/raiseFees.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'
import { getSource } from '../source/getSource.ts'

interface PublishTerms extends Budget, FeeLimit {
  /** Which source is to run it. */
  source: Address
  /** In wei; held back in the vault until the task is over. */
  payment: bigint
  /** Deposits what the vault balance lacks, in a transaction before. Default false. */
  fund?: boolean | undefined
  /**
   * Names this request, so that repeating it never pays twice: when the account already published
   * it, that task is returned. 1 to 200 characters, such as your order number. The same key with
   * other inputs, payment or source is an IdempotencyConflictError.
   */
  idempotencyKey?: string | undefined
  /**
   * Hides the key: what stands for it on the chain cannot be guessed without this. The same in
   * every process that publishes for the account. Default: made from a signature of the account,
   * which needs its private key; for wallets and hardware, only its address.
   */
  idempotencySecret?: string | undefined
  /** Publishes and pays once more when the key's task was cancelled or has expired. Default false. */
  restart?: boolean | undefined
  /** How many of a source's latest tasks to search for the key. Default 10 000. */
  lookBackTasks?: number | undefined
  /**
   * Of how many of the latest blocks to read logs, to find the transaction of the key's task. Older
   * ones are found by the state of earlier blocks. Default 10 000.
   */
  lookBackBlocks?: number | undefined
  /**
   * Whether to fetch the start of each file that is a URL, so that nothing is paid for one that is not
   * there or is something else, see `checkMedia`. Default false.
   */
  checkMedia?: boolean | CheckMediaOptions | undefined
  /** Where signed transactions are kept before they are sent, out of the reach of a crash. */
  store?: PublishStore | undefined
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

async function checkFunds(
  client: TaskmeshClient,
  { fund = false, timeoutMs }: PublishTerms,
  { payer, commitment }: { payer: Address; commitment: Commitment },
  signal: AbortSignal,
): Promise<void> {
  const { address } = requireAccount(client, 'publishTask')
  // For an account that is no agent, the simulation shows who would have to pay.
  if (!(await raceSignal(mayActFor(client, address, payer), signal))) return
  if (fund) await fundCommitments(client, payer, { signal, timeoutMs })
  else await checkCommitment(client, payer, commitment, signal)
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
  commitment: Commitment
}

function startClock(now: bigint): () => bigint {
  const start = performance.now()
  return () => now + BigInt(Math.floor((performance.now() - start) / 1000))
}

async function send(
  client: TaskmeshClient,
  parameters: PublishTerms,
  { terms, configUrl, signal, clock, commitment }: Ready,
  { log, search }: Payload,
): Promise<SentTransaction & { taskAddress: Address }> {
  const { source, payment, onProgress, maxFeePerGas } = parameters
  const onSigned = async (transaction: SignedTransactionInfo) => {
    commitment.nonce = transaction.nonce
    await log.onSigned(transaction)
    await onProgress?.({ step: 'signed', ...transaction })
  }
  const sent = await callContract(
    client,
    {
      contract: controller,
      functionName: 'publishTask',
      args: [{ source, config: configUrl, expiryTime: terms.expiryTime, payment }],
      beforeSend: () => checkNotExpired(clock(), terms),
      chooseNonce: search && (() => search.chooseNonce()),
      maxFeePerGas,
      onSigned,
      diagnose: () => checkAgain(client, source, terms),
    },
    { ...parameters, signal },
  )
  const taskAddress = findLog(client, sent.receipt, 'TaskPublished').args.task
  await log.onPublished(taskAddress)
  await onProgress?.({ step: 'published', hash: sent.hash })
  return { ...sent, taskAddress }
}

interface Payload {
  task: TaskId
  json: string
  request: TaskRequest
  signal: AbortSignal
  storage: ContentStorage
  log: PublicationLog
  /** Of the `idempotencyKey`. */
  tag?: string | undefined
  /** For the task of the `idempotencyKey`, if it has one. */
  search?: KeySearch | undefined
}

type Published = Omit<PublishTaskReturnType, 'task' | 'inputs' | 'isRepeated'>

function openLog(
  client: TaskmeshClient,
  { store: kept, source, payment }: PublishTerms,
  tag: string | undefined,
): PublicationLog {
  const { address: account } = requireAccount(client, 'publishTask')
  const chainId = client.chain?.id ?? 0
  return new PublicationLog(kept, { chainId, account, source, payment, tag })
}

async function store(parameters: PublishTerms, payload: Payload): Promise<string> {
  const { json, signal, storage, tag, log } = payload
  const put = storage.put(json, { name: 'taskConfig.json', signal })
  const url = await raceSignal(put, signal)
  if (tag !== undefined) await raceSignal(checkRecognizable(json, url), signal)
  const configUrl = tag === undefined ? url : withTag(url, tag)
  log.setConfigUrl(configUrl)
  await parameters.onProgress?.({ step: 'stored', configUrl })
  return configUrl
}

async function checkFiles(
  { checkMedia: wanted }: PublishTerms,
  { task, request, signal }: Payload,
): Promise<void> {
  if (!wanted) return
  const options = wanted === true ? {} : wanted
  await raceSignal(checkMedia(task, request, { signal, ...options }), signal)
}

async function publishAlone(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  payload: Payload,
): Promise<Published> {
  const { task, signal, storage, search } = payload
  await search?.look()
  const payment = checkPayment(parameters.payment)
  await checkFiles(parameters, payload)
  const now = await raceSignal(getChainTime(client), signal)
  const clock = startClock(now)
  const expiryPath = parameters.expiresIn === undefined ? 'expiresAt' : 'expiresIn'
  const terms: TaskTerms = { payment, expiryTime: toExpiryTime(parameters, now), expiryPath }
  const source = await raceSignal(getSource(client, { source: parameters.source }), signal)
  checkSourceTerms(source, now, terms)
  const { address, metadataUrl, client: payer } = source
  const offer = checkOffer({ storage, source: address, metadataUrl, task, signal })
  const warnings = await raceSignal(offer, signal)
  const commitment = commit(client, payer, payment)
  try {
    await checkFunds(client, parameters, { payer, commitment }, signal)
    await parameters.onProgress?.({ step: 'checked' })
    const configUrl = await store(parameters, payload)
    const ready = { terms, configUrl, signal, clock, commitment }
    const sent = await send(client, parameters, ready, payload)
    settle(client, payer, commitment)
    const { expiryTime } = terms
    return { ...sent, payment, expiryTime, configUrl, warnings, source: address }
  } catch (error) {
    // What may still land is counted until its number is mined.
    const isOpen = error instanceof TransactionUncertainError && commitment.nonce !== undefined
    if (isOpen) throw error
    settle(client, payer, commitment)
    await payload.log.onFailed()
    throw error
  }
}

function toMember(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  payload: Payload,
): GroupMember {
  const { source, fund = false, maxFeePerGas, expiresIn, expiresAt, onProgress } = parameters
  const { task, storage, signal, log, search } = payload
  const expiry = expiresIn === undefined ? { expiresAt } : { expiresIn }
  const payment = checkPayment(parameters.payment)
  const terms = { task, source, payment, expiry, fund, storage, maxFeePerGas, signal }
  return new GroupMember({
    ...terms,
    search,
    isSaved: parameters.store !== undefined,
    onChecked: () => onProgress?.({ step: 'checked' }),
    async store() {
      await checkFiles(parameters, payload)
      return store(parameters, payload)
    },
    async onSigned(transaction) {
      await log.onSigned(transaction)
      await onProgress?.({ step: 'signed', ...transaction })
    },
    async onPublished({ taskAddress, hash }) {
      await log.onPublished(taskAddress)
      await onProgress?.({ step: 'published', hash })
    },
    publishAlone: () => publishAlone(client, parameters, payload),
  })
}

/** Publishes a payload with those of other calls at the same time, where this process signs. */
async function publishPayload(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  payload: Payload,
): Promise<Published> {
  const account = requireAccount(client, 'publishTask')
  if (account.type !== 'local') return publishAlone(client, parameters, payload)
  return publishTogether(client, account, toMember(client, parameters, payload))
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
 * Calls of one account that are made at the same time, or while others are under way, are published
 * together, as `publishTasks` does.
 *
 * With an `idempotencyKey` the same call can be repeated, after any error and from another process
 * of the same account. A keyed hash of the key is in the fragment of the payload's URL, so that the
 * task is found in the source's own list on the chain. The account's transaction number is used as a
 * compare-and-swap: count and tasks are read after one block, by its number, in a moment when nothing
 * of the account is under way, and the transaction is signed with exactly that number. When another
 * one takes it, the search starts again. Source: OGPU SDK, Controller.publishTask and TaskInput.
 *
 * @throws InvalidRequestError, InvalidPaymentError, InvalidExpiryError, SourceNotFoundError,
 * SourceInactiveError, SourceTaskMismatchError, InsufficientVaultBalanceError, IdempotencyError:
 * nothing was sent, and `path` names the argument at fault.
 * @throws IdempotencyConflictError when the key belongs to another request; IdempotentTaskOverError
 * when its task was cancelled or has expired; IdempotencyUncertainError when the source has more
 * tasks than `lookBackTasks`. Nothing was sent.
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
  const { storage, task, inputs, idempotencyKey, idempotencySecret } = parameters
  const account = requireAccount(client, 'publishTask')
  const signal = budgetSignal(parameters)
  signal.throwIfAborted()
  if (idempotencyKey !== undefined) checkKey(idempotencyKey)
  const { json, request } = await encodePayload(task, parameters)
  const tag =
    idempotencyKey === undefined
      ? undefined
      : await raceSignal(keyTag(account, idempotencyKey, idempotencySecret), signal)
  const log = openLog(client, parameters, tag)
  const payload = { task, json, request, signal, storage, log, tag }
  if (tag === undefined) {
    const published = await publishPayload(client, parameters, payload)
    return { ...published, task, inputs, isRepeated: false }
  }
  const { restart = false } = parameters
  const { address } = account
  const publish = (search: KeySearch) => publishPayload(client, parameters, { ...payload, search })
  const payment = checkPayment(parameters.payment)
  const once = {
    ...parameters,
    payment,
    account: address,
    tag,
    json,
    restart,
    signal,
    log,
    publish,
  }
  return { ...(await publishOnce(client, once)), task, inputs }
}
