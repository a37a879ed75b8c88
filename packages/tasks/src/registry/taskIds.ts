import { IDS } from './generated/taskIds.ts'

/** The name of a task that can be called: `"text-classification"`, `"translation"`, … */
export type TaskId = (typeof IDS)[number]

/** The names of all tasks that can be called, in the order in which lists show them. */
export const TASK_IDS: readonly TaskId[] = IDS

const KNOWN = /*#__PURE__*/ new Set<unknown>(IDS)

/**
 * Returns whether a value is the name of a task that can be called.
 *
 * @example
 * ```ts
 * isTaskId('translation') // true
 * isTaskId('telepathy') // false
 * ```
 */
export function isTaskId(value: unknown): value is TaskId {
  return KNOWN.has(value)
}
