import type { TaskRef } from '../define/definedTask.ts'
import type { TaskId } from '../registry/tasks.ts'
import type { Example } from './example.ts'

/** An example with photographs, recordings or films, and what they show for those who cannot see them. */
export interface ShownExample<Task extends TaskRef = TaskId> extends Example<Task> {
  /** What each piece of media shows or says, by its path, such as `inputs.image` or `output.audio`. */
  alts: Readonly<Record<string, string>>
}

/** An example whose media are loaded when it is shown. */
export interface LazyExample<Task extends TaskRef = TaskId> {
  /** A few words for a menu. */
  title: string
  load(): Promise<ShownExample<Task>>
}

/** Declares the examples of a task whose media are loaded when they are shown. */
export function defineShowcase<const Id extends TaskId>(
  _task: Id,
  examples: readonly {
    title: string
    load(): Promise<Omit<ShownExample<Id>, 'title'>>
  }[],
): readonly LazyExample<Id>[] {
  return examples.map(({ title, load }) => ({
    title,
    load: async () => ({ title, ...(await load()) }),
  }))
}
