import { TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'

/** The names of an input's parts, in the order of the schema; nothing for an input of one part. */
export function inputFields(task: TaskId): string[] | undefined {
  const { def } = TASK_SCHEMAS[task].inputs._zod
  return def.type === 'object' ? Object.keys(def.shape) : undefined
}

/** Whether a task takes no input at all. */
export function takesNothing(task: TaskId): boolean {
  return TASK_SCHEMAS[task].inputs._zod.def.type === 'null'
}
