import type {
  CallJsonSchemas,
  DefinedTask,
  RegisteredTask,
  TaskId,
  TaskRef,
  TaskSchema,
} from '@taskmesh/tasks'
import type { Example } from '@taskmesh/tasks/examples'
import type { LazyExample } from '@taskmesh/tasks-data/showcase'
import { TaskNotLoadedError } from './TaskNotLoadedError.ts'

/** What a widget knows of its task. */
export interface TaskFacts {
  readonly id: string
  /** Name for people. */
  readonly name: string
  readonly modality: RegisteredTask['modality']
  readonly schema: TaskSchema
  readonly jsonSchema: CallJsonSchemas
  readonly examples: readonly Example[] | DefinedTask['examples']
  readonly loadShowcase?: (() => Promise<readonly LazyExample[]>) | undefined
}

/** Knows some tasks; `undefined` for any other. */
export type TaskSource = (task: TaskRef) => TaskFacts | undefined

const sources: TaskSource[] = []

/** Lets widgets know more tasks. What was added first is asked first. */
export function addTaskSource(source: TaskSource): void {
  sources.push(source)
}

/**
 * Lets widgets know a task of the registry. The entry of each task, such as
 * `@taskmesh/widgets/translation`, does it for its own, and `@taskmesh/widgets` for all.
 *
 * @example
 * ```ts
 * import translation from '@taskmesh/tasks-data/entries/translation'
 *
 * addTask(translation)
 * ```
 */
export function addTask<Id extends TaskId>(task: RegisteredTask<Id>): void {
  addTaskSource((wanted) => (wanted === task.id ? task : undefined))
}

/**
 * Returns what widgets know of a task.
 *
 * @throws {@link TaskNotLoadedError} when nobody has added it.
 */
export function factsOf(task: TaskRef): TaskFacts {
  for (const source of sources) {
    const facts = source(task)
    if (facts !== undefined) return facts
  }
  throw new TaskNotLoadedError(typeof task === 'string' ? task : task.id)
}
