import { isDefinedTask, TASKS, type Task, type TaskId, type TaskRef } from '@taskmesh/tasks'
import { TASK_EXAMPLES, type Example } from '@taskmesh/tasks/examples'
import { hasShowcase, listExamples, type LazyExample } from '@taskmesh/tasks/showcase'

/** What a widget says about its task. */
export type TaskMeta = Pick<Task, 'name' | 'modality'>

/** Finds what a widget says about a task. */
export function metaOf(task: TaskRef): TaskMeta {
  return isDefinedTask(task) ? task : TASKS[task]
}

const EXAMPLES: { [Id in TaskId]: readonly Example<Id>[] } = TASK_EXAMPLES

/** Finds the examples of a task. */
export function examplesOf<Of extends TaskRef>(task: Of): readonly Example<Of>[] {
  const ref: TaskRef = task
  const examples: unknown = isDefinedTask(ref) ? ref.examples : EXAMPLES[ref]
  // Those of the registry are checked when it is built, the others when their task is defined.
  return examples as readonly Example<Of>[]
}

/** Whether a task has examples whose media are loaded when they are shown. */
export function hasShowcaseOf(task: TaskRef): boolean {
  return !isDefinedTask(task) && hasShowcase(task)
}

/** Lists the examples of a task whose media are loaded when they are shown. */
export async function showcaseOf<Of extends TaskRef>(
  task: Of,
): Promise<readonly LazyExample<Of>[]> {
  const ref: TaskRef = task
  const examples: unknown = isDefinedTask(ref) ? [] : await listExamples(ref)
  // Those of the registry are checked when it is built.
  return examples as readonly LazyExample<Of>[]
}
