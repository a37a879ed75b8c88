import type { TaskSchema } from './taskSchema.ts'

/**
 * Gives the value, as a parse does, when it is a good one of the usual kind. `undefined` says nothing: the value is to
 * be checked by its node.
 */
export type Quick = (value: unknown) => unknown

/** Code for each part of one task, and what makes the check of a whole call from the one that all calls may have. */
export type QuickTask = {
  readonly [Part in 'inputs' | 'parameters' | 'output' | 'stream']?: Quick
} & { readonly request?: (inspect: TaskSchema['inspect']) => TaskSchema['inspect'] }

/** Lets code look at a value first. The value may throw when it is read, such as a proxy may. */
function quicken<Result>(
  quick: Quick | undefined,
  inspect: (value: unknown) => Result,
): (value: unknown) => Result | { value: unknown } {
  if (quick === undefined) return inspect
  return (given) => {
    let value: unknown
    try {
      value = quick(given)
    } catch {
      return inspect(given)
    }
    return value === undefined ? inspect(given) : { value }
  }
}

/** Gives a task code for its calls alone, which the build for Node.js writes. Returns the same task. */
export function quickened<Task extends TaskSchema>(task: Task, quick: QuickTask): Task {
  for (const part of ['inputs', 'parameters', 'output', 'stream'] as const) {
    const standard = task[part]?.['~standard']
    if (standard) Object.assign(standard, { validate: quicken(quick[part], standard.validate) })
  }
  return Object.assign(task, { inspect: quick.request?.(task.inspect) ?? task.inspect })
}
