import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { readKeyedTasks, type KeyedTasks } from '../publish/readKeyedTasks.ts'
import type { GroupMember } from './GroupMember.ts'

/**
 * Ends the members whose task the source got before, as the chain was after one block: a source's
 * tasks are read once for all of its members.
 *
 * @throws RpcError when the tasks of a source cannot be read: then nothing may be signed.
 */
export async function findEarlierTasks(
  client: TaskmeshClient,
  blockNumber: bigint,
  members: readonly GroupMember[],
): Promise<void> {
  const searches = new Map<string, Promise<KeyedTasks>>()
  await Promise.all(
    members.map((member) =>
      member.attempt(async () => {
        const { key, source, lookBackTasks, signal } = member.request
        if (key === undefined) return
        const name = `${source.toLowerCase()}:${lookBackTasks}`
        const search = { source, blockNumber, lookBackTasks, signal }
        const searching = searches.get(name) ?? readKeyedTasks(client, search)
        searches.set(name, searching)
        const { byTag } = await searching
        const earlier = await key.findEarlier(byTag.get(key.tag) ?? [])
        if (earlier !== undefined) member.succeed({ ...earlier, isRepeated: true })
      }),
    ),
  )
}
