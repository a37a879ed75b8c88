import type { TaskId } from '@taskmesh/tasks'
import type { LoadedModel } from './loadedModel.ts'
import type { LoadOptions } from './loadOptions.ts'
import type { ModelKind, ModelSpec } from './modelSpec.ts'

/** Whether something is possible; if not, why, as words that complete "because …". */
export type Verdict = { runnable: true } | { runnable: false; reason: string }

/** Something that can run models of certain kinds. Importing one loads no library. */
export interface Engine {
  readonly name: string
  /** The kinds of models that it loads. */
  readonly kinds: readonly ModelKind[]
  /**
   * Set for one that runs whatever its owner brings, so that it says nothing of which tasks can be run
   * without that.
   */
  readonly isOpen?: true
  /** Whether it runs a task at all, with a model that fits. */
  canRun(task: TaskId): Verdict
  /**
   * Loads a model of one of its kinds for a task that it runs.
   *
   * @throws ModelLoadError for a model that it does not run after all, or whose files are missing or
   * broken; ModelUnavailableError for one that cannot be downloaded.
   */
  load(model: ModelSpec, options: LoadOptions): Promise<LoadedModel>
  /** Loads its library, if it has one, before a model is known. */
  warm?(): Promise<void>
}
