import type { LocalAccount } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { sleep } from '../scheduling/sleep.ts'
import { signerKey } from '../transactions/nextNonce.ts'
import type { GroupMember } from './GroupMember.ts'
import { publishGroup } from './publishGroup.ts'

async function publishAll(
  client: TaskmeshClient,
  account: LocalAccount,
  members: readonly GroupMember[],
): Promise<void> {
  const [only] = members
  if (members.length > 1 || only?.request.publishAlone === undefined) {
    return publishGroup(client, account, members)
  }
  only.unwatch()
  await only.request.publishAlone().then(
    (published) => only.succeed(published),
    (error: unknown) => only.fail(error),
  )
}

/** What waits for one account on one node. */
class PublishQueue {
  #waiting: GroupMember[] = []
  #isRunning = false

  /** Publishes a member with all that are there when their turn comes. */
  add(client: TaskmeshClient, account: LocalAccount, member: GroupMember): void {
    this.#waiting.push(member)
    if (!this.#isRunning) void this.#run(client, account)
  }

  get isEmpty(): boolean {
    return !this.#isRunning
  }

  async #run(client: TaskmeshClient, account: LocalAccount): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      await Promise.race(this.#waiting.map(({ request }) => request.companion?.gathered))
      // Calls that are made in the same moment belong together.
      await sleep(0)
      const group = this.#takeGathered()
      if (group.length > 0) await publishAll(client, account, group)
    }
    this.#isRunning = false
  }

  /** Takes those that wait for no others. */
  #takeGathered(): GroupMember[] {
    const open = this.#waiting.filter(({ isOpen }) => isOpen)
    const isHere = ({ request }: GroupMember) => request.companion?.isGathered() ?? true
    this.#waiting = open.filter((member) => !isHere(member))
    return open.filter(isHere)
  }
}

const queues = new Map<string, PublishQueue>()

/**
 * Publishes a member together with those that other calls add at the same time: one group of an
 * account after the other, so that what one commits is counted by the next.
 */
export function publishTogether(
  client: TaskmeshClient,
  account: LocalAccount,
  member: GroupMember,
): GroupMember['published'] {
  for (const [other, queue] of queues) if (queue.isEmpty) queues.delete(other)
  const name = signerKey(client, account)
  const queue = queues.get(name) ?? new PublishQueue()
  queues.set(name, queue)
  queue.add(client, account, member)
  member.request.companion?.arrive()
  return member.published
}
