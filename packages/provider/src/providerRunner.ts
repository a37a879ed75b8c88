import type { TaskId, TaskRequest } from '@taskmesh/tasks'

/** How a provider wants a prepared request run. */
export interface PreparedRunOptions {
  signal?: AbortSignal | undefined
  /** Time for the call in milliseconds. */
  timeoutMs?: number | undefined
}

/** How a provider wants a request prepared. */
export interface ProviderRunOptions extends PreparedRunOptions {
  /** Which of the task's models; default the runner's first. */
  model?: string | undefined
}

/** A request that a runner has checked, with its media fetched and decoded. Only that runner runs it. */
export interface PreparedRun {
  readonly task: TaskId
  readonly request: TaskRequest
}

/** What a provider needs of a runner. `createRunner` makes one. */
export interface ProviderRunner {
  /**
   * Does all that comes before the model runs; rejects for a request that cannot be run. A provider
   * calls it before it pays gas, so that what runs later is what was checked.
   */
  prepare(task: TaskId, request: TaskRequest, options?: ProviderRunOptions): Promise<PreparedRun>
  /**
   * Runs what {@link ProviderRunner.prepare} returned, as often as it is called. The provider checks
   * the output with the task's schema before it stores it.
   */
  run(
    prepared: PreparedRun,
    options?: PreparedRunOptions,
  ): Promise<{ output: unknown; warnings: readonly string[] }>
}
