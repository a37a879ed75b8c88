import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { Reporter } from '../../output/reporter.ts'

/** The options of `taskmesh run`. */
export interface RunOptions {
  on: 'local' | 'chain'
  param: string[]
  input: string[]
  model?: string
  dtype?: string
  revision?: string
  threads?: number
  /** Seconds. */
  timeout?: number
  output?: string
  allow: string[]
  python?: string
  install: boolean
  allowHost: string[]
  network?: string
  json: boolean
}

/** One run of one task. */
export interface Job<Id extends TaskId> {
  task: Id
  request: TaskRequest<Id>
  options: RunOptions
  reporter: Reporter
  signal: AbortSignal
}
