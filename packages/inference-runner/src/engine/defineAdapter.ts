import type { TaskId } from '@taskmesh/tasks'
import type { TaskModel } from './loadedModel.ts'
import type { LoadOptions } from './loadOptions.ts'
import type { ModelKind, SpecOf } from './modelSpec.ts'

/** How one engine runs one task. */
export interface Adapter<Id extends TaskId, Kind extends ModelKind = 'hugging-face'> {
  /**
   * Loads a model.
   *
   * @throws ModelLoadError, with words for the operator, for a model that it does not run.
   */
  load(model: SpecOf<Kind>, options: LoadOptions): Promise<TaskModel<Id>>
}

/** The decision that an engine does not run a task. */
export interface NotRunnable {
  /** Why, in words for people that complete "because …". */
  reason: string
}

/**
 * Declares how one engine runs one task. Inputs, parameters, outputs and pieces are typed by the
 * task's schema; media in the inputs are decoded.
 *
 * @example
 * ```ts
 * export default defineAdapter<'object-detection'>({
 *   async load(spec, options) {
 *     const detector = await loadDetector(spec, options)
 *     return {
 *       async run({ inputs, parameters: { threshold = 0.5 }, signal }) {
 *         const outputs = await detector.findAll(inputs, threshold, signal)
 *         return { outputs, warnings: [] }
 *       },
 *       dispose: () => detector.dispose(),
 *     }
 *   },
 * })
 * ```
 */
export function defineAdapter<Id extends TaskId, Kind extends ModelKind = 'hugging-face'>(
  adapter: Adapter<Id, Kind>,
): Adapter<Id, Kind> {
  return adapter
}
