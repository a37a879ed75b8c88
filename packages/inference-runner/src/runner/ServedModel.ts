import type { TaskId } from '@taskmesh/tasks'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import type { LoadedFacts } from '../hosts/host.ts'
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
  state: ModelInfo['state'] = 'idle'
  /** The facts of its host from when it was loaded last. */
  facts: LoadedFacts | undefined

  constructor(
    spec: ModelSpec,
    limits: QueueLimits,
    execute: (model: ServedModel, entry: Entry) => Promise<TimedAnswer>,
  ) {
    this.spec = spec
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

  get info(): ModelInfo {
    const { spec, state, facts } = this
    const memoryBytes = state === 'loaded' ? facts?.memoryBytes : undefined
    return {
      id: spec.id,
      task: spec.task,
      ...(facts === undefined ? {} : { engine: facts.engine }),
      ...(memoryBytes === undefined ? {} : { memoryBytes }),
      ...(facts?.warnings?.length ? { warnings: facts.warnings } : {}),
      state,
    }
  }
}
