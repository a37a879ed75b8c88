import { setTimeout as sleep } from 'node:timers/promises'
import { watchEvents, type TaskmeshClient } from '@taskmesh/client'
import { taskStatusFromNumber } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { getBlockNumber } from 'viem/actions'
import type { Dispatcher } from '../dispatch/createDispatcher.ts'
import type { TaskStore } from '../store/taskStore.ts'
import { scanOpenTasks } from './scanOpenTasks.ts'

export interface FollowOptions {
  client: TaskmeshClient
  sources: readonly Address[]
  dispatcher: Dispatcher
  store: TaskStore
  pollingIntervalMs?: number | undefined
  rescanIntervalMs: number
  signal: AbortSignal
  report: (error: unknown) => void
}

async function followEvents(options: FollowOptions, fromBlock: bigint): Promise<void> {
  const { client, dispatcher, store, signal, report, pollingIntervalMs } = options
  const cursor = await store.getCursor()
  const watched = watchEvents(client, {
    ...(cursor === undefined ? { fromBlock } : { cursor }),
    eventNames: ['TaskPublished', 'TaskStatusChanged'],
    pollingIntervalMs,
    signal,
    onError: report,
  })
  for await (const { event, cursor: next } of watched) {
    if (event.eventName === 'TaskPublished') {
      await dispatcher.discover(event.args.task, event.args.source)
    } else {
      await dispatcher.reconsider(event.args.task, taskStatusFromNumber(event.args.status))
    }
    await store.setCursor(next)
  }
}

/** Lists the tasks that each source has got since the last time. */
async function scan(options: FollowOptions, scannedTo: Map<Address, number>): Promise<void> {
  const { client, sources, dispatcher, signal } = options
  for (const source of sources) {
    const from = scannedTo.get(source)
    const { open, taskCount } = await scanOpenTasks(client, { source, from, signal })
    for (const taskAddress of open.toReversed()) await dispatcher.discover(taskAddress, source)
    scannedTo.set(source, taskCount)
  }
  await dispatcher.resume()
}

async function rescan(options: FollowOptions, scannedTo: Map<Address, number>): Promise<void> {
  const { rescanIntervalMs, signal, report } = options
  while (!signal.aborted) {
    await sleep(rescanIntervalMs, undefined, { signal }).catch(() => undefined)
    if (!signal.aborted) await scan(options, scannedTo).catch(report)
  }
}

/**
 * Brings the tasks of the chain to a dispatcher: the open ones first, then each new one as its
 * event comes. Every `rescanIntervalMs` it lists the tasks of the sources again, so that a node that
 * leaves out events costs time and no task.
 *
 * @returns once the open tasks are known; `done` resolves after the signal has aborted.
 */
export async function followChain(options: FollowOptions): Promise<{ done: Promise<void> }> {
  const { client, report } = options
  const scannedTo = new Map<Address, number>()
  const head = await getBlockNumber(client, { cacheTime: 0 })
  await scan(options, scannedTo)
  const followed = followEvents(options, head + 1n).catch(report)
  const done = Promise.all([followed, rescan(options, scannedTo)]).then(() => undefined)
  return { done }
}
