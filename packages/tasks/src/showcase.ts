import { TASK_EXAMPLES } from './generated/examples.ts'
import { SHOWCASES } from './generated/showcases.ts'
import { findTaskId } from './registry/findTaskId.ts'
import type { TaskId } from './registry/tasks.ts'
import type { Example } from './schema/example.ts'
import type { LazyExample } from './schema/showcase.ts'

export type { LazyExample, ShownExample } from './schema/showcase.ts'

type Load<Id extends TaskId> = () => Promise<{ default: readonly LazyExample<Id>[] }>

const LOADS: { readonly [Id in TaskId]?: Load<Id> } = SHOWCASES

/** An example of {@link TASK_EXAMPLES}, which is there already. */
function atOnce<Id extends TaskId>(example: Example<Id>): LazyExample<Id> {
  return { title: example.title, load: async () => ({ ...example, alts: {} }) }
}

/**
 * Returns whether a task has examples with photographs, recordings or films.
 *
 * @example
 * ```ts
 * hasShowcase('object-detection') // true
 * hasShowcase('translation') // false
 * ```
 */
export function hasShowcase(task: TaskId): boolean {
  return Object.hasOwn(LOADS, task)
}

/**
 * Returns the examples of a task for people: with photographs, speech, music and films where the task
 * takes or makes such. Only their titles are loaded; `load` loads the media of one, at most 60 kB each.
 *
 * A task that has none of these has those of `TASK_EXAMPLES`.
 *
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const [coffee] = await listExamples('object-detection')
 * coffee?.title // 'A cup of coffee'
 * const example = await coffee?.load()
 * example?.alts['inputs'] // 'A red cup of espresso on a red saucer, with a spoon beside it, on a wooden table.'
 * ```
 */
export async function listExamples<Id extends TaskId>(
  task: Id,
): Promise<readonly LazyExample<Id>[]> {
  findTaskId(task)
  const load: Load<Id> | undefined = LOADS[task]
  if (load !== undefined) return (await load()).default
  const examples: { [Key in TaskId]: readonly Example<Key>[] } = TASK_EXAMPLES
  return examples[task].map(atOnce)
}
