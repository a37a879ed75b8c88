import type { TaskId } from '@taskmesh/tasks'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import type { Host, LoadedFacts } from '../hosts/host.ts'
import type { Entry } from '../scheduling/entry.ts'
import { EntryQueue } from '../scheduling/EntryQueue.ts'

/** A runner's facts about one of its models. */
export interface ModelInfo {
  id: string
  task: TaskId
  /** Name of the engine that runs it; absent until it has been loaded once. */
  engine?: string | undefined
  /** Bytes of memory that its weights take; absent while it is not loaded or not known. */
  memoryBytes?: number | undefined
  /** Sentences for whoever runs it, from when it was loaded last; absent when there are none. */
  warnings?: readonly string[] | undefined
  state: 'idle' | 'loading' | 'loaded' | 'failed'
  /** The number of the process that it runs in; absent while none runs. */
  pid?: number | undefined
}

/** What a model answered, and how long that took, in milliseconds. */
export interface TimedAnswer extends EngineAnswer {
  ms: number
}

/** How many calls of a model run at once, and how many more may wait. */
export interface QueueLimits {
  concurrency: number
  size: number
}

/** A model that a runner serves, with its queue. */
export class ServedModel {
  readonly spec: ModelSpec
  readonly queue: EntryQueue<TimedAnswer>
  /** Where it is loaded and run. */
  readonly host: Host
  /** When it was used last, as `performance.now()` says it. */
  lastUsed = 0
  state: ModelInfo['state'] = 'idle'
  /** The facts of its host from when it was loaded last. */
  facts: LoadedFacts | undefined

  constructor(
    spec: ModelSpec,
    host: Host,
    limits: QueueLimits,
    execute: (model: ServedModel, entry: Entry) => Promise<TimedAnswer>,
  ) {
    this.spec = spec
    this.host = host
    this.queue = new EntryQueue({
      name: spec.id,
      ...limits,
      execute: (entry) => execute(this, entry),
    })
  }

  /** Notes that the process that held the model is gone. */
  forget(): void {
    this.state = 'idle'
  }

  /** Bytes of memory that its weights take now, as far as they are known. */
  get memoryBytes(): number | undefined {
    return this.state === 'loaded' ? this.facts?.memoryBytes : undefined
  }

  get info(): ModelInfo {
    const { spec, state, facts, memoryBytes } = this
    const { pid } = this.host
    return {
      id: spec.id,
      task: spec.task,
      ...(facts === undefined ? {} : { engine: facts.engine }),
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
      ...(facts?.warnings?.length ? { warnings: facts.warnings } : {}),
      state,
      ...(pid === undefined ? {} : { pid }),
    }
  }
}
