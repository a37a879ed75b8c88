import type { Quick } from './compiledSchema.ts'
import type { TaskSchema } from './taskSchema.ts'

/** Code for each part of one task, and for its whole call. */
export type QuickTask = {
  readonly [Part in 'inputs' | 'parameters' | 'output' | 'stream' | 'request']?: Quick
}

/** Gives a task code for its calls alone, which the build for Node.js writes. Returns the same task. */
export function quickened<Task extends TaskSchema>(task: Task, quick: QuickTask): Task {
  const { inputs, parameters, output, stream } = task
  Object.assign(inputs, { quick: quick.inputs })
  Object.assign(parameters, { quick: quick.parameters })
  Object.assign(output, { quick: quick.output })
  if (stream !== undefined) Object.assign(stream, { quick: quick.stream })
  return Object.assign(task, { quick: quick.request })
}
