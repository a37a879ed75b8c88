import type { OutputFor, TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'

/** What a run reports while it is under way. */
export interface RunProgress {
  /** `loading` while a model is being loaded, `running` while it computes. */
  status: 'running' | 'loading'
  /** A sentence for the person who waits. */
  message?: string | undefined
  /** About how long this step will take from now, in milliseconds. */
  estimatedMs?: number | undefined
}

/** What a widget hands to a run beside the request. */
export interface RunContext {
  /** Aborted when the person cancels, runs again or leaves. */
  signal: AbortSignal
  onProgress: (progress: RunProgress) => void
}

/** What a run gives. */
export interface RunResult {
  /** The task's output. The widget checks its shape, so it may come from anywhere. */
  output: unknown
  /** Notes on the run, such as parameters that had no effect. */
  warnings?: readonly string[] | undefined
  /** How long the model computed, in milliseconds. */
  ms?: number | undefined
  /** Name of the model that answered. */
  model?: string | undefined
}

/**
 * A way to run a task: on a local runner, on the chain, in the browser, or from prepared answers.
 * Rejects with a `TaskmeshError` to have its `shortMessage`, `details` and `path` shown.
 *
 * @example
 * ```ts
 * const run: Run<'translation'> = async (request, { signal }) => {
 *   const response = await fetch('/translate', { method: 'POST', body: JSON.stringify(request), signal })
 *   return { output: await response.json(), model: 'my-model' }
 * }
 * ```
 */
export type Run<Id extends TaskId = TaskId> = (
  request: TaskRequest<Id>,
  context: RunContext,
) => Promise<RunResult>

/** A button of a widget. */
export interface Runner<Id extends TaskId = TaskId> {
  /** Unique among the buttons of one widget. */
  id: string
  /** The button's text. */
  label: string
  run: Run<Id>
  /** Why the button can't be used, in words. Leave out when it can. */
  disabled?: string | undefined
}

/** Why a run gave no output. */
export interface RunFailure {
  /** `request`: the input has to change. `bad-shape`: the output does not fit the task. */
  kind: 'request' | 'bad-shape' | 'failed'
  /** Stable, for programs. */
  code: string
  shortMessage: string
  details?: string | undefined
  retryable: boolean
  /**
   * The fields at fault, such as `inputs[0].question` or `parameters.top_k`, and what is wrong with
   * each, in words that fit after its label.
   */
  issues: readonly { path: string; message: string }[]
  /** What came instead of an output, for `bad-shape`. */
  received?: unknown
}

/** What a finished run gave, with the request that it belongs to. */
export interface RunAnswer<Id extends TaskId> {
  request: TaskRequest<Id>
  output: OutputFor<Id, TaskInputs<Id>>
  warnings: readonly string[]
  ms: number | undefined
  model: string | undefined
  /** Label of the button that started it. */
  runner: string
}

/** The states of a run. */
export type RunState<Id extends TaskId> =
  | { status: 'idle' }
  | { status: 'running'; runner: Runner<Id>; message?: string | undefined }
  | {
      status: 'loading'
      runner: Runner<Id>
      message?: string | undefined
      /** When this estimate came, in milliseconds after the start of the run. */
      sinceMs: number
      estimatedMs: number | undefined
    }
  | { status: 'success' | 'empty'; answer: RunAnswer<Id> }
  | { status: 'error'; failure: RunFailure }

/** Tells what is wrong at a path: with the value or a part of it, or with the value itself only. */
export type FindError = (path: string, options?: { isExact?: boolean }) => string | undefined
