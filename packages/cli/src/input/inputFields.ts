import { TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'

/** The names of an input's parts, in the order of the schema; nothing for an input of one part. */
export function inputFields(task: TaskId): string[] | undefined {
  const { node } = TASK_SCHEMAS[task].inputs
  return node.type === 'object' ? Object.keys(node.fields) : undefined
}

/** Whether a task takes no input at all. */
export function takesNothing(task: TaskId): boolean {
  return TASK_SCHEMAS[task].inputs.node.type === 'null'
}
