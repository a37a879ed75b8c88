import type { TaskId, TaskRequest } from '@taskmesh/tasks'

/** How a provider wants one request handled. */
export interface ProviderRunOptions {
  /** Which of the task's models; default the runner's first. */
  model?: string | undefined
  signal?: AbortSignal | undefined
  /** Time for the call in milliseconds. */
  timeoutMs?: number | undefined
}

/** What a provider needs of a runner. `createRunner` makes one. */
export interface ProviderRunner {
  /** Does all that comes before the model runs; rejects for a request that cannot be run. */
  prepare(task: TaskId, request: TaskRequest, options?: ProviderRunOptions): Promise<void>
  /** Runs a request. The output is checked again before it is stored. */
  run(
    task: TaskId,
    request: TaskRequest,
    options?: ProviderRunOptions,
  ): Promise<{ output: unknown; warnings: readonly string[] }>
}
