import { raceSignal } from 'race-signal'
import { keccak256, toBytes, type Address } from 'viem'
import { nodeKey } from '../connection/nodeKey.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { IdempotencyError } from '../errors/publishErrors.ts'
import { withLock } from '../scheduling/withLock.ts'
import { unfinishedTransactions } from '../transactions/UnfinishedTransactions.ts'
import { findPublished } from './findPublished.ts'
import { payloadMatcher } from './payloadMatcher.ts'
import { readPublished, readPublishedIn, type PublishedFacts } from './readPublished.ts'
import { settlePending } from './settlePending.ts'

const DEFAULT_LOOK_BACK = 10_000
const LONGEST_KEY = 200

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
  throw new IdempotencyError(`expected a string of 1 to ${LONGEST_KEY} characters.`)
}

async function find(
  client: TaskmeshClient,
  { json, source, lookBackBlocks = DEFAULT_LOOK_BACK, signal }: PublishOnce,
): Promise<PublishedFacts | undefined> {
  await settlePending(client, requireAccount(client, 'publishTask').address, signal)
  const isSame = await payloadMatcher(json)
  const found = await raceSignal(
    findPublished(client, { source, lookBackBlocks, signal, isSame }),
    signal,
  )
  return found && raceSignal(readPublished(client, found), signal)
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
  const purpose = { name: `${nodeKey(client)}:${payload}`, functionName: 'publishTask' }
  const publishUnlessDone = async () => {
    const receipt = await unfinishedTransactions.finish(client, purpose, signal)
    const earlier = receipt ? await readPublishedIn(client, receipt) : await find(client, once)
    if (earlier !== undefined) return { ...earlier, isRepeated: true }
    return { ...(await unfinishedTransactions.track(purpose, publish)), isRepeated: false }
  }
  // Over all nodes of a chain: two clients may have no name of a node in common.
  return withLock(`publish:${client.chain?.id}:${payload}`, publishUnlessDone, signal)
}
