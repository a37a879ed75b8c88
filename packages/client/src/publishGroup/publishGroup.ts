import pLimit from 'p-limit'
import { BaseError, type LocalAccount } from 'viem'
import { batchingClient } from '../connection/batchingClient.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { readSnapshot } from '../publish/readSnapshot.ts'
import { startClock } from '../scheduling/startClock.ts'
import { Arrivals } from './Arrivals.ts'
import { checkMembers } from './checkMembers.ts'
import { findEarlierTasks } from './findEarlierTasks.ts'
import type { GroupMember } from './GroupMember.ts'
import { prepareMembers, readPurse } from './prepareMembers.ts'
import { readMarket, type Market } from './readMarket.ts'
import type { CheckedMember, ReadyMember, StoredMember } from './ReadyMember.ts'
import { sendMembers, type Line } from './sendMembers.ts'

const UPLOADS_AT_ONCE = 24
/** How many simulations are under way while members are sent. */
const SIMULATIONS_AHEAD = 2

/** Aborts when every member has ended, so that nothing goes on for nobody. */
function signalOf(members: readonly GroupMember[]): AbortSignal {
  const controller = new AbortController()
  const ended = Promise.allSettled(members.map(({ published }) => published))
  void ended.then(() => controller.abort())
  return controller.signal
}

async function store(checked: CheckedMember): Promise<StoredMember> {
  return { ...checked, configUrl: await checked.member.request.store() }
}

/** Stores payloads, several at once. Each goes on as soon as it is stored. */
function storeAll(checked: readonly CheckedMember[]): Arrivals<StoredMember> {
  const limit = pLimit(UPLOADS_AT_ONCE)
  const arrivals = new Arrivals<StoredMember>(checked.length)
  for (const one of checked) {
    void limit(async () => arrivals.arrive(await one.member.attempt(() => store(one))))
  }
  return arrivals
}

interface Group {
  client: TaskmeshClient
  batching: TaskmeshClient
  account: LocalAccount
  market: Market
  signal: AbortSignal
}

/** The line of members that are ready: the next ones are stored and simulated while others are sent. */
function lineOf(group: Group, arrivals: Arrivals<StoredMember>): Line {
  const { batching, account } = group
  const purse = readPurse(batching, account)
  purse.catch(() => undefined)
  let taken: Promise<readonly StoredMember[]> = Promise.resolve([])
  let preparing = 0
  const prepare = async (taking: Promise<readonly StoredMember[]>) => {
    const stored = await taking
    if (stored.length === 0) return undefined
    preparing += 1
    return prepareMembers(batching, account, stored, purse)
  }
  const prepareNext = () => {
    taken = taken.then(() => arrivals.take())
    const next = prepare(taken)
    next.catch(() => undefined)
    return next
  }
  const coming = Array.from({ length: SIMULATIONS_AHEAD }, prepareNext)
  const members: ReadyMember[] = []
  async function more(): Promise<boolean> {
    const next = await coming.shift()
    coming.push(prepareNext())
    if (next === undefined) return false
    preparing -= 1
    members.push(...next)
    return true
  }
  return {
    members,
    more,
    get isOpen() {
      return preparing > 0 || !arrivals.isOver
    },
  }
}

async function publishAll(group: Omit<Group, 'market'>, members: readonly GroupMember[]) {
  const { client, batching, account, signal } = group
  const sources = members.map(({ request }) => request.source)
  const { address } = account
  const [market] = await Promise.all([
    readMarket(batching, { account: address, sources }),
    findEarlier(group, members),
  ])
  const checked = await checkMembers(
    client,
    market,
    members.filter(({ isOpen }) => isOpen),
  )
  const line = lineOf({ ...group, market }, storeAll(checked))
  const { now, blockGas } = market
  const isKeyed = members.some(({ request }) => request.search !== undefined)
  const clock = startClock(now)
  const sending = { client, batching, account, blockGas, clock, isKeyed, signal }
  await sendMembers(line, sending)
}

/** Looks for the keys of members before anything is stored for them. */
async function findEarlier(
  { batching, account, signal }: Omit<Group, 'market'>,
  members: readonly GroupMember[],
): Promise<void> {
  if (members.every(({ request }) => request.search === undefined)) return
  const snapshot = await readSnapshot(batching, { address: account.address, signal })
  await findEarlierTasks(batching, snapshot, members)
}

/** What a node says of a read, without its URL, which may have a key. */
function toTaskmeshError(error: unknown): unknown {
  if (!(error instanceof BaseError)) return error
  return new RpcError('publishing a task', redactedReason(error), error)
}

/**
 * Publishes tasks of one account together. Each member ends by itself, with its task or its own
 * error; this promise never rejects.
 *
 * What many need to know is read once; payloads are stored in parallel; calls are simulated
 * together; transactions have consecutive numbers and go out in batches. Nothing is paid before it
 * is known good: a member is signed only after its own terms, payload and simulation are.
 */
export async function publishGroup(
  client: TaskmeshClient,
  account: LocalAccount,
  members: readonly GroupMember[],
): Promise<void> {
  const signal = signalOf(members)
  const batching = batchingClient(client)
  try {
    await publishAll({ client, batching, account, signal }, members)
  } catch (error) {
    // What was sent is waited for, as long as its caller does.
    const said = toTaskmeshError(error)
    for (const member of members) if (member.isOpen && !member.isSent) member.fail(said)
  }
}
