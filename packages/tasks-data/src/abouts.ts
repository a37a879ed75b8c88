import type { TaskId } from '@taskmesh/tasks/registry'
import { TASK_ABOUTS as ABOUTS } from '@taskmesh/tasks/source/abouts'

/**
 * The page of each task that can be called, as Markdown without a title: what it is for, its variants, how to
 * call it, how it is measured.
 *
 * @example
 * ```ts
 * TASK_ABOUTS.translation.includes('BLEU') // true
 * ```
 */
export const TASK_ABOUTS: Readonly<Record<TaskId, string>> = ABOUTS
