import type { TaskRef } from '@taskmesh/tasks'
import type { Example } from '@taskmesh/tasks/examples'
import type { LazyExample } from '@taskmesh/tasks-data/showcase'
import { factsOf, type TaskFacts } from '../task/taskSources.ts'

/** What a widget says about its task. */
export type TaskMeta = Pick<TaskFacts, 'name' | 'modality'>

/** Finds what a widget says about a task. */
export function metaOf(task: TaskRef): TaskMeta {
  return factsOf(task)
}

/** Finds the examples of a task. */
export function examplesOf<Of extends TaskRef>(task: Of): readonly Example<Of>[] {
  const examples: unknown = factsOf(task).examples
  // Those of the registry are checked when it is built, the others when their task is defined.
  return examples as readonly Example<Of>[]
}

/** Whether a task has examples whose media are loaded when they are shown. */
export function hasShowcaseOf(task: TaskRef): boolean {
  return factsOf(task).loadShowcase !== undefined
}

/** Lists the examples of a task whose media are loaded when they are shown. */
export async function showcaseOf<Of extends TaskRef>(
  task: Of,
): Promise<readonly LazyExample<Of>[]> {
  const examples: unknown = (await factsOf(task).loadShowcase?.()) ?? []
  // Those of the registry are checked when it is built.
  return examples as readonly LazyExample<Of>[]
}
