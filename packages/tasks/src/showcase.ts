import { TASK_EXAMPLES } from './generated/examples.ts'
import { SHOWCASES } from './generated/showcases.ts'
import { findTaskId } from './registry/findTaskId.ts'
import type { TaskId } from './registry/tasks.ts'
import type { Example } from './schema/example.ts'
import type { LazyExample } from './schema/showcase.ts'

type Load<Id extends TaskId> = () => Promise<{ default: readonly LazyExample<Id>[] }>

const LOADS: { readonly [Id in TaskId]?: Load<Id> } = SHOWCASES

/** An example of {@link TASK_EXAMPLES}, which is there already. */
function atOnce<Id extends TaskId>(example: Example<Id>): LazyExample<Id> {
  return { title: example.title, load: async () => ({ ...example, alts: {} }) }
}

/** Says whether a task has examples with photographs, recordings or films. */
export function hasShowcase(task: TaskId): boolean {
  return Object.hasOwn(LOADS, task)
}

/** The examples of a task for people, as `@taskmesh/tasks-data/showcase` gives them. */
export async function listExamples<Id extends TaskId>(
  task: Id,
): Promise<readonly LazyExample<Id>[]> {
  findTaskId(task)
  const load: Load<Id> | undefined = LOADS[task]
  if (load !== undefined) return (await load()).default
  const examples: { [Key in TaskId]: readonly Example<Key>[] } = TASK_EXAMPLES
  return examples[task].map(atOnce)
}
