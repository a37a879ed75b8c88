import { setTimeout as sleep } from 'node:timers/promises'
import {
  watchEvents,
  type EventCursor,
  type ProtocolEvent,
  type TaskmeshClient,
} from '@taskmesh/client'
import { taskStatusFromNumber } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { getBlockNumber } from 'viem/actions'
import type { ProvidedSource } from '../providerOptions.ts'
import { canMove } from '../states/taskState.ts'
import { StaleTaskError } from '../errors/providerErrors.ts'
import type { FoundTask, TaskRecord } from '../store/taskRecord.ts'
import type { TaskStore } from '../store/taskStore.ts'
import type { ChainHead } from './chainHead.ts'
import { createBatcher } from './createBatcher.ts'
import { readBacklog } from './readBacklog.ts'
import { moveShownBy, readTaskViews, type TaskView } from './readTaskViews.ts'

const EVENTS_CURSOR = 'events'
const PAGE = 100
/** Statuses after which a task can change for nobody, by which its run may be for nothing. */
const DECIDED = new Set(['FINALIZED', 'CANCELED', 'EXPIRED'])
const OPEN = new Set(['NEW', 'ATTEMPTED', 'RESPONDED'])

export interface WatcherOptions {
  client: TaskmeshClient
  provider: Address
  sources: ReadonlyMap<Address, ProvidedSource>
  store: TaskStore
  head: ChainHead
  /** Which tasks come first: those with a higher number. */
  priorityOf?: ((view: TaskView, secondsLeft: number) => number | Promise<number>) | undefined
  pollingIntervalMs?: number | undefined
  rescanIntervalMs: number
  signal: AbortSignal
  report: (error: unknown) => void
}

/** What came with an event. */
interface News {
  address: Address
  cursor: EventCursor
  kind: 'published' | 'decided' | 'other'
}

const backlogCursor = (source: Address) => `backlog:${source}`

async function addTasks(options: WatcherOptions, addresses: readonly Address[]): Promise<void> {
  const { client, provider, sources, store, head, priorityOf } = options
  const known = new Set((await store.getMany(addresses)).map(({ address }) => address))
  const unknown = addresses.filter((address) => !known.has(address))
  if (unknown.length === 0) return
  const [views, now] = await Promise.all([readTaskViews(client, unknown, provider), head.now()])
  const open = views.filter(
    ({ source, status, expiryTime }) => sources.has(source) && OPEN.has(status) && expiryTime > now,
  )
  const found = open.map(async (view): Promise<FoundTask[]> => {
    const offer = sources.get(view.source)
    if (offer === undefined) return []
    const { address, source, configUrl, payment, expiryTime, hasAttempted, response } = view
    const { task, model } = offer
    const facts = { address, source, task, configUrl, payment, expiryTime, hasAttempted }
    const priority = await priorityOf?.(view, Number(expiryTime - now))
    return [
      {
        ...facts,
        ...(model !== undefined && { model }),
        ...(response !== undefined && { response }),
        ...(priority !== undefined && { priority }),
      },
    ]
  })
  await store.add((await Promise.all(found)).flat())
}

/** Moves tasks to where the chain shows them. Whoever else has moved one meanwhile knew more. */
async function follow(options: WatcherOptions, records: readonly TaskRecord[]): Promise<void> {
  const { client, provider, store } = options
  if (records.length === 0) return
  const views = await readTaskViews(
    client,
    records.map(({ address }) => address),
    provider,
  )
  for (const [index, record] of records.entries()) {
    const view = views[index]
    const move = view && moveShownBy(view, provider)
    if (move === undefined || move.to === record.state) continue
    // A response that this process did not know of comes before its confirmation.
    const steps = canMove(record.state, move.to) ? [move] : [{ to: 'SUBMITTED' } as const, move]
    let current = record
    try {
      for (const step of steps) current = await store.move(current, step)
    } catch (error) {
      if (!(error instanceof StaleTaskError)) throw error
    }
  }
}

async function followDecided(
  options: WatcherOptions,
  addresses: readonly Address[],
): Promise<void> {
  const records = await options.store.getMany(addresses)
  // Of those that are being submitted the signer learns more.
  await follow(
    options,
    records.filter(({ state }) => canMove(state, 'LOST') && state !== 'SUBMIT_SIGNED'),
  )
}

async function handle(options: WatcherOptions, news: readonly News[]): Promise<void> {
  const of = (kind: News['kind']) => news.flatMap((one) => (one.kind === kind ? [one.address] : []))
  await addTasks(options, [...new Set(of('published'))])
  await followDecided(options, [...new Set(of('decided'))])
  const last = news.at(-1)
  if (last !== undefined) await options.store.setCursor(EVENTS_CURSOR, last.cursor)
}

function kindOf(
  event: ProtocolEvent<'TaskPublished' | 'TaskStatusChanged'>,
  sources: WatcherOptions['sources'],
): News['kind'] {
  if (event.eventName === 'TaskPublished') {
    return sources.has(event.args.source) ? 'published' : 'other'
  }
  return DECIDED.has(taskStatusFromNumber(event.args.status)) ? 'decided' : 'other'
}

async function followEvents(options: WatcherOptions, fromBlock: bigint): Promise<void> {
  const { client, sources, store, signal, report, pollingIntervalMs } = options
  const cursor = await store.getCursor(EVENTS_CURSOR)
  const batcher = createBatcher<News>({
    size: PAGE,
    handle: (news) => handle(options, news),
    report,
    signal,
  })
  const watched = watchEvents(client, {
    ...(cursor === undefined ? { fromBlock } : { cursor }),
    eventNames: ['TaskPublished', 'TaskStatusChanged'],
    pollingIntervalMs,
    signal,
    onError: report,
  })
  for await (const { event, cursor: next } of watched) {
    batcher.add({ kind: kindOf(event, sources), address: event.args.task, cursor: next })
  }
  await batcher.idle()
}

/** Lists the tasks that each source has got since the last time. */
async function scan(options: WatcherOptions): Promise<void> {
  const { client, sources, store, signal } = options
  for (const source of sources.keys()) {
    const from = Number((await store.getCursor(backlogCursor(source))) ?? 0)
    for await (const { addresses, next } of readBacklog(client, { source, from, signal })) {
      await addTasks(options, addresses)
      await store.setCursor(backlogCursor(source), String(next))
    }
  }
}

/** Looks at the tasks that wait for their client's decision. */
async function settleSubmitted(options: WatcherOptions): Promise<void> {
  const { store } = options
  let after: Address | undefined
  for (;;) {
    const records = await store.list({ states: ['SUBMITTED'], after, limit: PAGE })
    await follow(options, records)
    after = records.at(-1)?.address
    if (records.length < PAGE) return
  }
}

async function rescan(options: WatcherOptions): Promise<void> {
  const { rescanIntervalMs, signal, report } = options
  while (!signal.aborted) {
    await sleep(rescanIntervalMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    await Promise.all([scan(options), settleSubmitted(options)]).catch(report)
  }
}

/**
 * Brings the tasks of the chain into the store: all open ones first, then each new one as its event
 * comes, and what becomes of them. Every `rescanIntervalMs` it lists the tasks of the sources
 * again, so that a node that leaves out events costs time and no task.
 *
 * @returns once the open tasks are in the store; `done` resolves after the signal has aborted.
 */
export async function watchTasks(options: WatcherOptions): Promise<{ done: Promise<void> }> {
  const { client, report } = options
  const head = await getBlockNumber(client, { cacheTime: 0 })
  await scan(options)
  await settleSubmitted(options)
  const followed = followEvents(options, head + 1n).catch(report)
  const done = Promise.all([followed, rescan(options)]).then(() => undefined)
  return { done }
}
