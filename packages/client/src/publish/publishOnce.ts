import { keccak256, toBytes, type Address } from 'viem'
import { inOrder } from '../chain/inOrder.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { nodeKey } from '../chain/nextNonce.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { within } from '../chain/within.ts'
import {
  ContractRevertError,
  TransactionReplacedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { IdempotencyError } from '../errors/publishErrors.ts'
import { findPublished } from './findPublished.ts'
import { finishSigned } from './finishSigned.ts'
import { payloadMatcher } from './payloadMatcher.ts'
import { readPublished, readPublishedIn, type PublishedFacts } from './readPublished.ts'
import { settlePending } from './settlePending.ts'

const DEFAULT_LOOK_BACK = 10_000
const LONGEST_KEY = 200

/** What this process signed for a payload and lost sight of. */
const unfinished = new Map<string, SignedTransactionInfo>()

export interface PublishOnce {
  json: string
  source: Address
  lookBackBlocks?: number | undefined
  signal: AbortSignal
  publish: () => Promise<PublishedFacts>
}

/** Refuses what is no usable key. */
export function checkKey(key: string): void {
  if (typeof key === 'string' && key.length > 0 && key.length <= LONGEST_KEY) return
  throw new IdempotencyError(`expected a text of 1 to ${LONGEST_KEY} characters.`)
}

/** Whether a transaction can no longer publish anything. */
function isOver(error: unknown): boolean {
  return error instanceof TransactionReplacedError || error instanceof ContractRevertError
}

async function finish(
  client: TaskmeshClient,
  name: string,
  signal: AbortSignal,
): Promise<PublishedFacts | undefined> {
  const transaction = unfinished.get(name)
  if (transaction === undefined) return undefined
  try {
    const { hash } = transaction
    const receipt = await finishSigned(client, { hash, transaction }, signal)
    unfinished.delete(name)
    return await readPublishedIn(client, receipt)
  } catch (error) {
    if (!isOver(error)) throw error
    unfinished.delete(name)
    return undefined
  }
}

async function find(
  client: TaskmeshClient,
  { json, source, lookBackBlocks = DEFAULT_LOOK_BACK, signal }: PublishOnce,
): Promise<PublishedFacts | undefined> {
  await settlePending(client, requireAccount(client, 'publishTask').address, signal)
  const isSame = await payloadMatcher(json)
  const found = await within(
    signal,
    findPublished(client, { source, lookBackBlocks, signal, isSame }),
  )
  return found && within(signal, readPublished(client, found))
}

/** What was signed to publish and may land, and not what was signed to deposit before. */
function signedPublishing(error: unknown): SignedTransactionInfo | undefined {
  if (!(error instanceof TransactionUncertainError)) return undefined
  return error.functionName === 'publishTask' ? error.transaction : undefined
}

async function publishAndRemember(
  name: string,
  publish: PublishOnce['publish'],
): Promise<PublishedFacts> {
  try {
    return await publish()
  } catch (error) {
    const signed = signedPublishing(error)
    if (signed !== undefined) unfinished.set(name, signed)
    throw error
  }
}

/**
 * Publishes a payload unless that was done before: by this process, by another one, or by a
 * transaction that is still under way. Calls for the same payload wait for each other.
 */
export async function publishOnce(
  client: TaskmeshClient,
  once: PublishOnce,
): Promise<PublishedFacts & { isRepeated: boolean }> {
  const { json, source, signal, publish } = once
  const payload = `${source.toLowerCase()}:${keccak256(toBytes(json))}`
  const name = `${nodeKey(client)}:${payload}`
  const publishUnlessDone = async () => {
    const earlier = (await finish(client, name, signal)) ?? (await find(client, once))
    if (earlier !== undefined) return { ...earlier, isRepeated: true }
    return { ...(await publishAndRemember(name, publish)), isRepeated: false }
  }
  // Over all nodes of a chain: two clients may have no name of a node in common.
  return inOrder(`publish:${client.chain?.id}:${payload}`, publishUnlessDone, signal)
}
