import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { findEarlier, type KeyedRequest } from '../publish/findEarlier.ts'
import { readKeyedTasksOf, type KeyedTasks } from '../publish/readKeyedTasks.ts'
import type { Snapshot } from '../publish/readSnapshot.ts'
import type { GroupMember } from './GroupMember.ts'

async function readKeys(
  client: TaskmeshClient,
  { blockNumber }: Snapshot,
  { sources, lookBackTasks, signal }: KeyedRequest,
): Promise<KeyedTasks[]> {
  return readKeyedTasksOf(client, { sources, blockNumber, lookBackTasks, signal })
}

/**
 * Ends the members whose task the account published before, as the chain was after one block, by
 * `KeySearch.stop`. The lists of tasks are read once for all members of a source.
 */
export async function findEarlierTasks(
  client: TaskmeshClient,
  snapshot: Snapshot,
  members: readonly GroupMember[],
): Promise<void> {
  const reads = new Map<string, Promise<KeyedTasks[]>>()
  const look = async (member: GroupMember) => {
    const { search, source } = member.request
    if (search === undefined) return
    const keyed = search.request
    const name = `${source.toLowerCase()}:${keyed.lookBackTasks}`
    const reading = reads.get(name) ?? readKeys(client, snapshot, keyed)
    reads.set(name, reading)
    const lists = await reading
    const isThere = lists.some(({ byTag }) => byTag.has(keyed.tag))
    if (!isThere && lists[0]?.unread === 0) return
    const earlier = await findEarlier(client, keyed, snapshot)
    if (earlier !== undefined) search.stop(earlier)
  }
  await Promise.all(members.map((member) => member.attempt(() => look(member))))
}
