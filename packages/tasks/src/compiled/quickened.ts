import type { Inspected } from '../parse/inspect.ts'
import type { TaskSchema } from './taskSchema.ts'

/**
 * Gives the value, as a parse does, when it is a good one of the usual kind. `undefined` says nothing: the value is to
 * be checked by its node.
 */
export type Quick = (value: unknown) => unknown

/** Code for each part of one task, and for its whole call. */
export type QuickTask = {
  readonly [Part in 'inputs' | 'parameters' | 'output' | 'stream' | 'request']?: Quick
}

/** Lets code look at a value first. The value may throw when it is read, such as a proxy may. */
function quicken(
  schema: { inspect: (value: unknown) => Inspected } | undefined,
  quick: Quick | undefined,
): void {
  if (schema === undefined || quick === undefined) return
  const { inspect } = schema
  schema.inspect = (value) => {
    let data: unknown
    try {
      data = quick(value)
    } catch {
      return inspect(value)
    }
    return data === undefined ? inspect(value) : { success: true, data }
  }
}

/** Gives a task code for its calls alone, which the build for Node.js writes. Returns the same task. */
export function quickened<Task extends TaskSchema>(task: Task, quick: QuickTask): Task {
  quicken(task.inputs, quick.inputs)
  quicken(task.parameters, quick.parameters)
  quicken(task.output, quick.output)
  quicken(task.stream, quick.stream)
  quicken(task, quick.request)
  return task
}
