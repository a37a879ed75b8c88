import type { LazyExample } from '@taskmesh/tasks/examples'
import type { TaskId } from '@taskmesh/tasks/registry'
import * as source from '@taskmesh/tasks/source/showcase'

export type { LazyExample, ShownExample } from '@taskmesh/tasks/examples'

/**
 * Returns whether a task has examples with photographs, recordings or films.
 *
 * @example
 * ```ts
 * hasShowcase('object-detection') // true
 * hasShowcase('translation') // false
 * ```
 */
export function hasShowcase(task: TaskId): boolean {
  return source.hasShowcase(task)
}

/**
 * Returns the examples of a task for people: with photographs, speech, music and films where the task
 * takes or makes such. Only their titles are loaded; `load` loads the media of one, at most 60 kB each.
 *
 * A task that has none of these has those of `TASK_EXAMPLES`.
 *
 * @throws `UnknownTaskError` when there is no such task.
 *
 * @example
 * ```ts
 * const [coffee] = await listExamples('object-detection')
 * coffee?.title // 'A cup of coffee'
 * const example = await coffee?.load()
 * example?.alts['inputs'] // 'A red cup of espresso on a red saucer, with a spoon beside it, on a wooden table.'
 * ```
 */
export function listExamples<Id extends TaskId>(task: Id): Promise<readonly LazyExample<Id>[]> {
  return source.listExamples(task)
}
