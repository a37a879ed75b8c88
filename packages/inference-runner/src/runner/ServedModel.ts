import type { TaskId } from '@taskmesh/tasks'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import type { Host, LoadedFacts } from '../hosts/host.ts'
import type { BatchLimits } from '../scheduling/chooseBatch.ts'
import { EntryQueue } from '../scheduling/EntryQueue.ts'
import { FairSlots } from '../scheduling/FairSlots.ts'
import { JoinedRuns, type Joint } from '../scheduling/JoinedRuns.ts'

/** How much of a model's files is read or downloaded. */
export interface LoadedShare {
  loadedBytes: number
  totalBytes: number
  /** How long the loading has gone on, in milliseconds. */
  elapsedMs: number
}

/** A runner's facts about one of its models. */
export interface ModelInfo {
  id: string
  task: TaskId
  /** The branch, tag or commit of its files on the Hub; absent for one that is not from there. */
  revision?: string | undefined
  /** The kind of numbers of its weights, such as `q8`, where it was chosen. */
  dtype?: string | undefined
  /** Name of the engine that runs it; absent until it has been loaded once. */
  engine?: string | undefined
  /** Bytes of memory that its weights take; absent while it is not loaded or not known. */
  memoryBytes?: number | undefined
  /** Sentences for whoever runs it, from when it was loaded last; absent when there are none. */
  warnings?: readonly string[] | undefined
  /**
   * How far it is loaded. One that is `evicted` has given its memory to others, and is loaded again when
   * it is called.
   */
  state: 'idle' | 'loading' | 'loaded' | 'evicted' | 'failed'
  /** When it was loaded, or answered a call last, in milliseconds of `Date.now()`; absent while it is not loaded. */
  lastUsedAt?: number | undefined
  /** How much of its files is read or downloaded, while it is loaded. */
  progress?: LoadedShare | undefined
  /** How many calls wait for their turn. */
  waiting: number
  /** How many calls run. */
  running: number
  /** Number of the process in which it runs; absent while there is none. */
  pid?: number | undefined
  /** Bytes of memory that this process takes altogether, as far as known. */
  processBytes?: number | undefined
}

/** What a model answered, how long that took, in milliseconds, and for how many calls together. */
export interface TimedAnswer extends EngineAnswer {
  ms: number
  calls: number
}

/** How many calls of a model run at once, and how many more may wait. */
export interface QueueLimits {
  concurrency: number
  size: number
  /** How much may run as one, for models that can; `undefined` when nothing may. */
  batches?: BatchLimits | undefined
}

/** How many calls of a model hold decoded pictures and sounds at once: some that run, some that are next. */
const DECODED_CALLS = 16

function revisionOf(spec: ModelSpec): Pick<ModelInfo, 'revision' | 'dtype'> {
  if (spec.kind !== 'hugging-face') return {}
  const { isLocal, revision, dtype } = spec
  return { ...(isLocal ? {} : { revision }), ...(dtype === undefined ? {} : { dtype }) }
}

type ProgressListener = (progress: LoadProgress) => void

/** A model that a runner serves, with its queue and the host in which it runs. */
export class ServedModel {
  readonly spec: ModelSpec
  readonly host: Host
  readonly queue: EntryQueue<TimedAnswer>
  /** For calls with media, from before they are decoded until they have run. */
  readonly decoded: FairSlots
  /** Called with the progress of the loading. */
  readonly listeners = new Set<ProgressListener>()
  state: ModelInfo['state'] = 'idle'
  /** The facts of its host from when it was loaded last. */
  facts: LoadedFacts | undefined
  /** While it is loaded: settles when that is done. */
  loading: Promise<void> | undefined
  /** While its memory is freed: settles when that is done. */
  freeing: Promise<void> | undefined
  #usedAt = 0
  readonly #files = new Map<string, LoadProgress>()
  #loadingSince = 0

  constructor(
    spec: ModelSpec,
    host: Host,
    limits: QueueLimits,
    execute: (model: ServedModel, joint: Joint) => Promise<TimedAnswer>,
  ) {
    this.spec = spec
    this.host = host
    const runs = new JoinedRuns<TimedAnswer>((joint) => execute(this, joint))
    const { concurrency, size, batches } = limits
    this.queue = new EntryQueue({
      name: spec.id,
      concurrency,
      size,
      batches: (first) => (this.facts?.joinsCalls && runs.mayJoin(first) ? batches : undefined),
      execute: (entries) => runs.run(entries),
    })
    this.decoded = new FairSlots({ name: spec.id, capacity: DECODED_CALLS })
  }

  /** Notes that the process that held the model is gone. */
  forget(): void {
    this.state = 'idle'
    this.loading = undefined
  }

  /** Notes how far a file is read. */
  readonly report = (progress: LoadProgress): void => {
    this.#files.set(progress.file, progress)
    for (const listener of this.listeners) listener(progress)
  }

  /** Notes that it was loaded, or has answered a call. */
  noteUse(): void {
    this.#usedAt = Date.now()
  }

  /** How long it is loaded without a call; `undefined` while it is not loaded or has calls. */
  get idleMs(): number | undefined {
    if (this.state !== 'loaded' || !this.queue.isEmpty) return undefined
    return Date.now() - this.#usedAt
  }

  /** Notes that the files are to be read from the start. */
  beginLoading(): void {
    this.#files.clear()
    this.#loadingSince = performance.now()
    this.state = 'loading'
  }

  get info(): ModelInfo {
    const { spec, state, facts, host } = this
    const memoryBytes = state === 'loaded' ? facts?.memoryBytes : undefined
    const { pid, residentBytes } = host
    return {
      id: spec.id,
      task: spec.task,
      ...revisionOf(spec),
      ...(facts === undefined ? {} : { engine: facts.engine }),
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
      ...(facts?.warnings?.length ? { warnings: facts.warnings } : {}),
      state,
      waiting: this.queue.waiting,
      running: this.queue.running,
      ...(state === 'loaded' ? { lastUsedAt: this.#usedAt } : {}),
      ...(state === 'loading' ? { progress: this.#progress } : {}),
      ...(pid === undefined ? {} : { pid }),
      ...(pid === undefined || residentBytes === undefined ? {} : { processBytes: residentBytes }),
    }
  }

  get #progress(): LoadedShare {
    const files = [...this.#files.values()]
    return {
      loadedBytes: files.reduce((sum, { loadedBytes }) => sum + loadedBytes, 0),
      totalBytes: files.reduce((sum, { totalBytes }) => sum + totalBytes, 0),
      elapsedMs: Math.round(performance.now() - this.#loadingSince),
    }
  }
}
