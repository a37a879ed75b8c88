import type { TaskId } from '@taskmesh/tasks'
import type { ModelSource } from '../engines/modelSource.ts'
import { JobQueue } from './JobQueue.ts'

/** What a runner says about one of its models. */
export interface ModelInfo {
  id: string
  task: TaskId
  /** Name of the engine that runs it; absent until it has been loaded once. */
  engine?: string | undefined
  state: 'idle' | 'loading' | 'loaded' | 'failed'
}

/** A model that a runner serves, with its queue. */
export class ServedModel {
  readonly source: ModelSource
  readonly queue: JobQueue
  state: ModelInfo['state'] = 'idle'
  engine: string | undefined

  constructor(source: ModelSource, limits: { concurrency: number; size: number }) {
    this.source = source
    this.queue = new JobQueue({ name: source.id, ...limits })
  }

  /** Notes that the process that held the model is gone. */
  forget(): void {
    this.state = 'idle'
  }

  get info(): ModelInfo {
    const { source, state, engine } = this
    return { id: source.id, task: source.task, ...(engine === undefined ? {} : { engine }), state }
  }
}
