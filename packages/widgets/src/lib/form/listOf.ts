import type { TaskRef } from '@taskmesh/tasks'
import { isBatch } from '../task/taskCalls.ts'

/** One value, or a list with one for each input of a batch. */
type OneOrMany<Value> = Value | readonly Value[]

function isList<Value>(
  task: TaskRef,
  inputs: unknown,
  values: OneOrMany<Value>,
): values is readonly Value[] {
  return isBatch(task, inputs) && Array.isArray(values)
}

/** The values of a request as a list: its inputs or what they gave, also when there is just one. */
export function listOf<Value>(
  task: TaskRef,
  inputs: unknown,
  values: OneOrMany<Value>,
): readonly Value[] {
  return isList(task, inputs, values) ? values : [values]
}
