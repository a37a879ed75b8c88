import { raceSignal } from 'race-signal'
import type { Address, TransactionReceipt } from 'viem'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionReplacedError, TransactionUncertainError } from '../errors/chainErrors.ts'
import { retryRead } from '../reads/retryRead.ts'
import { isLocked, withLock } from '../scheduling/withLock.ts'
import { findReceipt } from '../transactions/findReceipt.ts'
import { finishSigned } from '../transactions/finishSigned.ts'
import type { FeeLimit } from '../transactions/raiseFees.ts'
import { hashesOf } from '../transactions/submittedTransaction.ts'
import { isOver, unfinishedTransactions } from '../transactions/UnfinishedTransactions.ts'
import type { Companion } from '../publishGroup/Companions.ts'
import { checkSameRequest, endOf, type EarlierTask, type KeyedRequest } from './findEarlier.ts'
import { rememberTransactionOf } from './findTransactionOf.ts'
import { KeySearch } from './KeySearch.ts'
import type { PublicationLog } from './publicationLog.ts'
import { readPublished, readPublishedIn, type PublishedFacts } from './readPublished.ts'
import { readSnapshot } from './readSnapshot.ts'
import { readSourcesBeside } from './readSourcesBeside.ts'
import { IdempotentTaskOverError } from '../errors/publishErrors.ts'

/** How often other transactions of the account may take the number of one that no node wanted. */
const TRIES = 3

export interface PublishOnce extends Omit<KeyedRequest, 'sources'>, FeeLimit {
  /** Where signed transactions are kept. */
  log: PublicationLog
  /** Publishes, and may be stopped by what the steps of the search throw. */
  publish: (search: KeySearch) => Promise<PublishedFacts>
  /** Its place among calls that were made together; it leaves before it has to wait for something else. */
  companion?: Companion | undefined
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
  { log, signal, maxFeePerGas, companion }: PublishOnce,
): Promise<TransactionReceipt | undefined> {
  const saved = await raceSignal(log.findSaved(), signal)
  if (saved === undefined) return undefined
  const { transaction, status } = saved
  if (status === 'failed') return undefined
  const { hash } = transaction
  const hashes = hashesOf({ hash, transaction })
  if (status === 'published') return raceSignal(findReceipt(client, hashes), signal)
  companion?.leave()
  const { onSigned } = log
  const awaited = { hash, transaction, functionName: 'publishTask', maxFeePerGas, onSigned }
  return finishSigned(client, awaited, signal).catch((error: unknown) => {
    if (!isOver(error)) throw error
    return undefined
  })
}

async function publishNew(client: TaskmeshClient, once: PublishOnce, request: KeyedRequest) {
  const { publish, signal } = once
  const search = new KeySearch(client, request)
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      const facts = await publish(search)
      rememberTransactionOf(client, facts.taskAddress, facts.hash)
      return { ...facts, isRepeated: false }
    } catch (error) {
      if (search.earlier !== undefined) return readAgain(client, search.earlier, signal)
      if (error instanceof TransactionUncertainError || signal.aborted) throw error
      // Another process may have published it, with the money that is missing now.
      const earlier = await search.findNow().catch(() => undefined)
      if (earlier !== undefined) return readAgain(client, earlier, signal)
      // What was signed can never be mined.
      if (!(error instanceof TransactionReplacedError) || left === 0) throw error
    }
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
    if (unfinishedTransactions.has(name)) once.companion?.leave()
    const finished = await unfinishedTransactions.finish(client, purpose, signal)
    const receipt = finished ?? (await finishSaved(client, once))
    const facts = receipt && (await checkFinished(client, once, receipt))
    if (facts !== undefined) await log.onPublished(facts.taskAddress)
    if (facts !== undefined) return { ...facts, isRepeated: true }
    const request = { ...once, sources: await readSources(client, once) }
    return unfinishedTransactions.track(purpose, () => publishNew(client, once, request))
  }
  // Over all nodes of a chain: two clients may have no name of a node in common.
  const lock = `publish:${client.chain?.id}:${key}`
  if (isLocked(lock)) once.companion?.leave()
  return withLock(lock, () => log.withLock(publishUnlessDone, signal), signal)
}
