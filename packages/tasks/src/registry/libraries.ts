import { TASK_PAGES } from './generated/pages.ts'
import { TASK_IDS, type TaskId } from './tasks.ts'

/**
 * The libraries that can run or train models of a task, by their Hub keys.
 *
 * @example
 * ```ts
 * librariesOf('translation').includes('transformers') // true
 * ```
 */
export function librariesOf(task: TaskId): readonly string[] {
  return TASK_PAGES[task].libraries
}

/**
 * The tasks whose models a library can run or train; the same relation from the other side.
 *
 * @example
 * ```ts
 * tasksOf('sentence-transformers').includes('sentence-similarity') // true
 * ```
 */
export function tasksOf(library: string): readonly TaskId[] {
  return TASK_IDS.filter((task) => librariesOf(task).includes(library))
}
