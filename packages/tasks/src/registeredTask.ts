import type { TaskSchema } from './compiled/taskSchema.ts'
import type { JsonSchema } from './jsonSchema/toJsonSchema.ts'
import type { Modality } from './registry/modalities.ts'
import type { TaskId } from './registry/tasks.ts'
import type { Example } from './schema/example.ts'
import type { LazyExample } from './schema/showcase.ts'

/** The parts of a task's calls as JSON Schema, which say what a form and a view need to know. */
export interface CallJsonSchemas {
  /** One input. */
  readonly inputs: Readonly<JsonSchema>
  readonly parameters: Readonly<JsonSchema>
  /** The output for one input. */
  readonly output: Readonly<JsonSchema>
}

/**
 * One task of the registry with all that a program needs to show and check its calls, and with nothing
 * of other tasks.
 *
 * @example
 * ```ts
 * import translation from '@taskmesh/tasks-data/entries/translation'
 * import { checkRequest } from '@taskmesh/tasks/parse'
 *
 * translation.name // 'Translation'
 * checkRequest(translation.schema, { inputs: 'Good morning' }).success // true
 * ```
 */
export interface RegisteredTask<Id extends TaskId = TaskId> {
  readonly id: Id
  /** Name for people. */
  readonly name: string
  readonly modality: Modality
  /** One or two sentences: what goes in, what comes out. */
  readonly summary: string
  /** The drawing of its icon: what goes inside `<svg viewBox="0 0 32 32">`. */
  readonly icon: string
  /** The shape of its calls, compiled. */
  readonly schema: TaskSchema
  readonly jsonSchema: CallJsonSchemas
  readonly examples: readonly Example<Id>[]
  /** Loads its examples with photographs, recordings or films, where it has some. */
  readonly loadShowcase?: () => Promise<readonly LazyExample<Id>[]>
}
