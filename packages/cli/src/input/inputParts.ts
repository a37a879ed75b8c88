import { TASK_SCHEMAS, type Node, type TaskId } from '@taskmesh/tasks'

/** A part of an input that has several. */
export interface InputPart {
  name: string
  node: Node
  isOptional: boolean
}

/** The parts of a task's input, in the order of the schema; nothing for an input of one part. */
export function inputParts(task: TaskId): InputPart[] | undefined {
  const { node } = TASK_SCHEMAS[task].inputs
  if (node.type !== 'object') return undefined
  return Object.entries(node.fields).map(([name, part]) => ({
    name,
    node: part,
    isOptional: part.type === 'optional',
  }))
}

/** Whether a task takes no input at all. */
export function takesNothing(task: TaskId): boolean {
  return TASK_SCHEMAS[task].inputs.node.type === 'null'
}
