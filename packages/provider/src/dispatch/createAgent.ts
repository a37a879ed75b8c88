import { setInterval } from 'node:timers/promises'
import type { Address } from 'viem'
import { toTaskmeshError } from '../errors/toTaskmeshError.ts'
import type { ProviderListener } from '../events/providerEvents.ts'
import { hasJob, type JobKind } from '../states/jobs.ts'
import { isFinal } from '../states/taskState.ts'
import { processTask } from '../steps/processTask.ts'
import type { StepTable } from '../steps/step.ts'
import type { Work, WorkSettings } from '../steps/work.ts'
import type { TaskRecord } from '../store/taskRecord.ts'
import type { Capability } from '../store/taskStore.ts'
import { createPool } from './createPool.ts'

const HEARTBEAT_MS = 10_000
/** Jobs are announced; this is for what goes wrong, which is more with a store that other processes write. */
const SHARED_INTERVAL_MS = 500
const OWN_INTERVAL_MS = 5000

/** What the agents of a process have in common. */
export interface AgentShared {
  settings: WorkSettings
  /** Who takes the jobs. */
  worker: string
  emit: ProviderListener
  /** Aborts when all is to stop at once. */
  killed: AbortSignal
}

export interface AgentOptions<W extends Work> extends AgentShared {
  kind: JobKind
  steps: StepTable<W>
  /** Adds what the steps need besides. */
  equip: (work: Work) => W
  /** Gives back what the task has taken besides. */
  release?: ((work: W) => void) | undefined
  capabilities?: readonly Capability[] | undefined
  concurrency: number
  /** Most tasks to have at once, besides those that something outside keeps waiting. Default: no limit. */
  most?: (() => number) | undefined
}

/** Takes the jobs of one kind and does them. */
export interface Agent {
  /** Takes up what this worker had when it ended, and then whatever there is. */
  start(): Promise<void>
  /** Takes nothing more; resolves when all work is done, or has stopped where it was. */
  stop(): Promise<void>
  readonly running: number
}

/** Makes an agent. Each task is worked on by one of a kind at a time; none stops another. */
export function createAgent<W extends Work>(options: AgentOptions<W>): Agent {
  const { kind, steps, equip, settings, worker, capabilities, concurrency, emit, killed } = options
  const { most = () => Infinity } = options
  const { store } = settings
  const stopping = new AbortController()
  const active = new Map<Address, AbortController>()
  const pool = createPool(concurrency, () => pump())
  let pumping: Promise<void> | undefined
  let isAskedAgain = false

  const report = (error: unknown) => emit({ type: 'problem', error: toTaskmeshError(error) })

  async function workOn(record: TaskRecord, lost: AbortController): Promise<void> {
    const signals = { signal: killed, lost: lost.signal, stopping: stopping.signal }
    const isFenced = kind === 'run'
    const work = equip({ ...settings, ...signals, record, isFenced, rest: pool.rest })
    try {
      await processTask({ work, steps, emit })
    } catch (error) {
      report(error)
    }
    options.release?.(work)
    active.delete(record.address)
    // What is not done is for whoever comes next.
    if (hasJob(kind, work.record.state)) {
      await store.release(kind, worker, [record.address]).catch(report)
    }
    pump()
  }

  async function takeJobs(): Promise<void> {
    do {
      isAskedAgain = false
      const limit = Math.min(pool.free, most() - (active.size - pool.away))
      if (limit <= 0 || stopping.signal.aborted || killed.aborted) return
      const records = await store.claim({ kind, worker, capabilities, limit })
      for (const record of records) {
        const lost = new AbortController()
        active.set(record.address, lost)
        pool.add(() => workOn(record, lost))
      }
    } while (isAskedAgain)
  }

  function pump(): void {
    isAskedAgain = true
    pumping ??= takeJobs()
      .catch(report)
      .finally(() => {
        pumping = undefined
      })
  }

  /** Ends work that another process has taken over or the chain has decided. */
  async function lookAfterActive(): Promise<void> {
    const records = await store.getMany([...active.keys()])
    for (const { address, state } of records) {
      if (isFinal(state)) active.get(address)?.abort()
    }
  }

  async function every(milliseconds: number, run: () => Promise<void> | void): Promise<void> {
    for await (const _ of setInterval(milliseconds, undefined, { signal: stopping.signal })) {
      await Promise.resolve(run()).catch(report)
    }
  }

  async function beat(): Promise<void> {
    await store.touch(kind, [...active.keys()])
    if (store.isShared) await lookAfterActive()
  }

  const off = store.onNews(({ address, from, to }) => {
    if (address !== undefined && isFinal(to)) active.get(address)?.abort()
    const isNew = from === undefined || !hasJob(kind, from)
    if (isNew && hasJob(kind, to)) pump()
  })

  return {
    async start() {
      await store.release(kind, worker)
      const ignore = () => undefined
      void every(HEARTBEAT_MS, beat).catch(ignore)
      void every(store.isShared ? SHARED_INTERVAL_MS : OWN_INTERVAL_MS, pump).catch(ignore)
      pump()
    },
    async stop() {
      stopping.abort()
      await pumping
      await pool.idle()
      off()
    },
    get running() {
      return active.size
    },
  }
}
