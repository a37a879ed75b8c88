import type { TaskStatus } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { toTaskmeshError } from '../errors/toTaskmeshError.ts'
import type { ProviderListener } from '../events/providerEvents.ts'
import type { ProvidedSource } from '../providerOptions.ts'
import { isFinal } from '../states/taskState.ts'
import { processTask } from '../steps/processTask.ts'
import type { Work, WorkSettings } from '../steps/work.ts'
import type { TaskRecord } from '../store/taskRecord.ts'
import type { TaskStore } from '../store/taskStore.ts'
import { createPool } from './createPool.ts'

export interface DispatcherOptions {
  settings: WorkSettings
  sources: ReadonlyMap<Address, ProvidedSource>
  store: TaskStore
  concurrency: number
  emit: ProviderListener
}

/** Decides which task is worked on when. */
export interface Dispatcher {
  /** Takes up a task that was found on the chain, unless it is known. */
  discover(taskAddress: Address, source: Address): Promise<void>
  /** Takes up the tasks of the store that are not done. */
  resume(): Promise<void>
  /** Takes a task up again whose status changed, and ends a run that is for nothing. */
  reconsider(taskAddress: Address, status: TaskStatus): Promise<void>
  /** Takes up nothing more; resolves when all work is done, or has stopped where it was. */
  stop(signal?: AbortSignal): Promise<void>
  readonly running: number
  readonly waiting: number
}

/** Makes a dispatcher. Each task is worked on by one worker at a time; none stops another. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { settings, sources, store, emit } = options
  const pool = createPool(options.concurrency)
  const stopping = new AbortController()
  const killed = new AbortController()
  const active = new Map<Address, AbortController>()
  const again = new Set<Address>()

  async function workOn(record: TaskRecord, lost: AbortSignal): Promise<void> {
    const signals = { signal: killed.signal, lost, stopping: stopping.signal }
    const work: Work = { ...settings, ...signals, record, rest: pool.rest }
    try {
      await processTask({ work, store, emit })
    } catch (error) {
      emit({ type: 'problem', error: toTaskmeshError(error) })
    }
    active.delete(record.address)
    if (again.delete(record.address)) enqueue(work.record)
  }

  function enqueue(record: TaskRecord): void {
    if (stopping.signal.aborted || isFinal(record.state) || active.has(record.address)) return
    const lost = new AbortController()
    active.set(record.address, lost)
    pool.add(() => workOn(record, lost.signal))
  }

  return {
    async discover(address, source) {
      const task = sources.get(source)?.task
      if (task === undefined || active.has(address) || (await store.get(address))) return
      const state = 'SEEN'
      const record: TaskRecord = { address, source, task, state, retries: 0, updatedAt: Date.now() }
      await store.put(record)
      emit({ type: 'task', record, from: undefined })
      enqueue(record)
    },
    async resume() {
      for (const record of await store.listOpen()) enqueue(record)
    },
    async reconsider(address, status) {
      const record = await store.get(address)
      if (record === undefined) return
      const running = active.get(address)
      if (running === undefined) return enqueue(record)
      again.add(address)
      if (status === 'FINALIZED' || status === 'CANCELED') running.abort()
    },
    async stop(signal) {
      stopping.abort()
      pool.clear()
      const kill = () => killed.abort(signal?.reason)
      if (signal?.aborted) kill()
      signal?.addEventListener('abort', kill, { once: true })
      await pool.idle()
      signal?.removeEventListener('abort', kill)
    },
    get running() {
      return pool.running
    },
    get waiting() {
      return pool.waiting
    },
  }
}
