import { TASK_SCHEMAS } from '../../schemas.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { fieldsOf } from '../../compiled/fieldsOf.ts'
import { mediaPaths } from '../../compiled/mediaPaths.ts'

/** The kind of media of a task whose whole input is one piece of it. */
export function mediaKindOf(task: TaskId): string | undefined {
  return mediaPaths(TASK_SCHEMAS[task].inputs).find(({ path }) => path.length === 0)?.kind
}

/** The keys of an input that is an object. */
export function inputKeys(task: TaskId): string[] {
  return Object.keys(fieldsOf(TASK_SCHEMAS[task].inputs.node))
}

/** Those of the keys that every input must have. */
export function requiredInputKeys(task: TaskId): string[] {
  const fields = fieldsOf(TASK_SCHEMAS[task].inputs.node)
  return Object.entries(fields).flatMap(([key, field]) => (field.type === 'optional' ? [] : [key]))
}

/** The keys of an input that are one piece of media each. */
export function mediaInputKeys(task: TaskId): string[] {
  return mediaPaths(TASK_SCHEMAS[task].inputs).flatMap(({ path: [key, ...rest] }) =>
    key === undefined || key === '*' || rest.length > 0 ? [] : [key],
  )
}

/** Whether the calls of a task have no input. */
export function takesNothing(task: TaskId): boolean {
  return TASK_SCHEMAS[task].inputs.node.type === 'null'
}
