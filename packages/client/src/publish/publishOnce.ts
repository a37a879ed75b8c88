import { raceSignal } from 'race-signal'
import type { Address, TransactionReceipt } from 'viem'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError, TransactionUncertainError } from '../errors/chainErrors.ts'
import { retryRead } from '../reads/retryRead.ts'
import { withLock } from '../scheduling/withLock.ts'
import { findReceipt } from '../transactions/findReceipt.ts'
import { finishSigned } from '../transactions/finishSigned.ts'
import type { FeeLimit } from '../transactions/raiseFees.ts'
import { hashesOf } from '../transactions/submittedTransaction.ts'
import { isOver, unfinishedTransactions } from '../transactions/UnfinishedTransactions.ts'
import {
  checkSameRequest,
  endOf,
  findEarlier,
  type EarlierTask,
  type KeyedRequest,
} from './findEarlier.ts'
import { rememberTransactionOf } from './findTransactionOf.ts'
import type { PublicationLog } from './publicationLog.ts'
import { readPublished, readPublishedIn, type PublishedFacts } from './readPublished.ts'
import { readSettledSnapshot, readSnapshot, type Snapshot } from './readSnapshot.ts'
import { readSourcesBeside } from './readSourcesBeside.ts'
import { settlePending } from './settlePending.ts'
import { IdempotentTaskOverError } from '../errors/publishErrors.ts'

const SNAPSHOTS = 4

/** Stops a publishing right before its signature: the task exists. */
export class AlreadyPublished extends Error {
  readonly earlier: EarlierTask
  constructor(earlier: EarlierTask) {
    super('The task was published meanwhile.')
    this.earlier = earlier
  }
}

/** The search for a key, whose steps throw when the task exists. */
export interface KeySearch {
  /** What is searched for. */
  request: KeyedRequest
  /** Looks before anything is stored. */
  look: () => Promise<void>
  /** Looks right before the signature, and returns the number to sign with. */
  chooseNonce: () => Promise<number>
}

export interface PublishOnce extends Omit<KeyedRequest, 'sources'>, FeeLimit {
  /** Where signed transactions are kept. */
  log: PublicationLog
  /** Publishes, and may be stopped by what the steps of the search throw. */
  publish: (search: KeySearch) => Promise<PublishedFacts>
}

type Keyed = PublishOnce & KeyedRequest

/**
 * Looks for the task in a snapshot. A node that has forgotten the block's state meanwhile is asked
 * for a new one.
 */
async function findIn(
  client: TaskmeshClient,
  once: Keyed,
  readNext: typeof readSnapshot,
): Promise<{ snapshot: Snapshot; earlier: EarlierTask | undefined }> {
  const { account: address, signal } = once
  for (let left = SNAPSHOTS - 1; ; left -= 1) {
    const snapshot = await readNext(client, { address, signal })
    try {
      return { snapshot, earlier: await findEarlier(client, once, snapshot) }
    } catch (error) {
      if (left === 0 || !(error instanceof RpcError)) throw error
    }
  }
}

/** Looks at a moment in which nothing is under way that was so when it was called. */
async function findNow(client: TaskmeshClient, once: Keyed): Promise<EarlierTask | undefined> {
  await settlePending(client, once.account, once.signal)
  return (await findIn(client, once, readSnapshot)).earlier
}

/**
 * Chooses the number of the transaction as a compare-and-swap: the task is not there after a block,
 * nothing is under way, and the number is the one that the account has after this very block. If
 * anything of the account is mined before, this transaction is not.
 */
async function chooseNonce(client: TaskmeshClient, once: Keyed): Promise<number> {
  const { snapshot, earlier } = await findIn(client, once, readSettledSnapshot)
  if (earlier !== undefined) throw new AlreadyPublished(earlier)
  return snapshot.transactionCount
}

async function readSources(
  client: TaskmeshClient,
  { source, signal }: PublishOnce,
): Promise<Address[]> {
  const reading = retryRead(() => readSourcesBeside(client, source), signal)
  return raceSignal(reading, signal)
}

/** Refuses or passes what an earlier transaction, whose outcome was not known, has published. */
async function checkFinished(
  client: TaskmeshClient,
  once: PublishOnce,
  receipt: TransactionReceipt,
): Promise<PublishedFacts | undefined> {
  const facts = await readPublishedIn(client, receipt, once.signal)
  const { timestamp } = await readSnapshot(client, { address: once.account, signal: once.signal })
  const end = endOf(facts, timestamp)
  if (end !== undefined && once.restart) return undefined
  await checkSameRequest(once, facts)
  if (end !== undefined) throw new IdempotentTaskOverError(facts.taskAddress, end)
  const { status: _, ...published } = facts
  return published
}

async function finishSaved(
  client: TaskmeshClient,
  { log, signal, maxFeePerGas }: PublishOnce,
): Promise<TransactionReceipt | undefined> {
  const saved = await raceSignal(log.findSaved(), signal)
  if (saved === undefined) return undefined
  const { transaction, status } = saved
  if (status === 'failed') return undefined
  const { hash } = transaction
  const hashes = hashesOf({ hash, transaction })
  if (status === 'published') return raceSignal(findReceipt(client, hashes), signal)
  const { onSigned } = log
  const awaited = { hash, transaction, functionName: 'publishTask', maxFeePerGas, onSigned }
  return finishSigned(client, awaited, signal).catch((error: unknown) => {
    if (!isOver(error)) throw error
    return undefined
  })
}

function searchOf(client: TaskmeshClient, once: Keyed): KeySearch {
  const look = async () => {
    const earlier = await findNow(client, once)
    if (earlier !== undefined) throw new AlreadyPublished(earlier)
  }
  return { request: once, look, chooseNonce: () => chooseNonce(client, once) }
}

async function publishNew(client: TaskmeshClient, once: Keyed) {
  const { publish, signal } = once
  try {
    const facts = await publish(searchOf(client, once))
    rememberTransactionOf(client, facts.taskAddress, facts.hash)
    return { ...facts, isRepeated: false }
  } catch (error) {
    if (error instanceof AlreadyPublished) return readAgain(client, error.earlier, signal)
    if (error instanceof TransactionUncertainError || signal.aborted) throw error
    // Another process may have published it, with the money that is missing now.
    const earlier = await findNow(client, once).catch(() => undefined)
    if (earlier === undefined) throw error
    return readAgain(client, earlier, signal)
  }
}

async function readAgain(client: TaskmeshClient, earlier: EarlierTask, signal: AbortSignal) {
  return { ...(await readPublished(client, earlier, signal)), isRepeated: true }
}

/**
 * Publishes a payload under a key unless that was done before: by this process, by another one, or
 * by a transaction that is still under way. Calls for the same key wait for each other.
 */
export async function publishOnce(
  client: TaskmeshClient,
  once: PublishOnce,
): Promise<PublishedFacts & { isRepeated: boolean }> {
  const { account, tag, signal, log, maxFeePerGas } = once
  const key = `${account.toLowerCase()}:${tag}`
  const name = `${nodeKey(client)}:${key}`
  const purpose = { name, functionName: 'publishTask', maxFeePerGas, onSigned: log.onSigned }
  const publishUnlessDone = async () => {
    const finished = await unfinishedTransactions.finish(client, purpose, signal)
    const receipt = finished ?? (await finishSaved(client, once))
    const facts = receipt && (await checkFinished(client, once, receipt))
    if (facts !== undefined) await log.onPublished(facts.taskAddress)
    if (facts !== undefined) return { ...facts, isRepeated: true }
    const keyed = { ...once, sources: await readSources(client, once) }
    return unfinishedTransactions.track(purpose, () => publishNew(client, keyed))
  }
  // Over all nodes of a chain: two clients may have no name of a node in common.
  const lock = `publish:${client.chain?.id}:${key}`
  return withLock(lock, () => log.withLock(publishUnlessDone, signal), signal)
}
