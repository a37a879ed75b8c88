import type { TaskId } from '@taskmesh/tasks'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import type { TextFacts } from '../engine/textAbility.ts'
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
  /** How it reads texts; absent until it has been loaded once, and for one that has no tokenizer. */
  text?: TextFacts | undefined
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
  /** How many calls run at once, how many more may wait, and about how many tokens run as one. */
  limits: { concurrency: number; queueSize: number; maxBatchTokens: number }
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

/** How many calls use the tokenizer of a model at once. */
const TOKENIZER_CALLS = 2

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
  /** For what is done with its tokenizer alone. */
  readonly tokenizing: FairSlots
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
  readonly #limits: QueueLimits
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
    this.#limits = limits
    const runs = new JoinedRuns<TimedAnswer>((joint) => execute(this, joint))
    const { concurrency, size, batches } = limits
    this.queue = new EntryQueue({
      name: spec.id,
      concurrency,
      size,
      batches: (first) => (this.facts?.joinsCalls && runs.mayJoin(first) ? batches : undefined),
      execute: (entries) => runs.run(entries),
    })
    this.tokenizing = new FairSlots({ name: spec.id, capacity: TOKENIZER_CALLS, waiting: size })
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
      ...(facts?.text === undefined ? {} : { text: facts.text }),
      ...(facts?.warnings?.length ? { warnings: facts.warnings } : {}),
      state,
      limits: {
        concurrency: this.#limits.concurrency,
        queueSize: this.#limits.size,
        maxBatchTokens: this.#limits.batches?.tokens ?? 0,
      },
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
