import { TASK_IDS, TASKS, type TaskId } from '../registry/tasks.ts'
import { taskJsonSchema } from './taskJsonSchema.ts'
import type { JsonSchema } from './toJsonSchema.ts'

/** Schemas by their names. */
export type Definitions = Record<string, JsonSchema>

function definitionsOf(task: TaskId): Definitions {
  const { request, output, stream } = taskJsonSchema(task)
  const title = TASKS[task].name
  const parts: [JsonSchema | undefined, string][] = [
    [request, `A call of ${title}.`],
    [output, `What ${title} gives for one input.`],
    [stream, `One piece of what ${title} gives bit by bit.`],
  ]
  return Object.fromEntries(
    parts.flatMap(([schema, description]) => {
      if (schema === undefined) return []
      const { $schema: _dialect, $defs = {}, title: name = '', ...body } = schema
      return [...Object.entries($defs), [name, { title: name, description, ...body }]]
    }),
  )
}

/** The definitions of all tasks, in the order of their names. */
export function allDefinitions(): Definitions {
  const all = TASK_IDS.flatMap((task) => Object.entries(definitionsOf(task)))
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * The schemas of all tasks as one JSON Schema, for generators of types: `TranslationRequest`,
 * `TranslationParameters`, `TranslationOutput`, `BoundingBox`, … under `$defs`.
 *
 * @example
 * ```ts
 * Object.keys(registryJsonSchema().$defs).includes('TranslationRequest') // true
 * ```
 */
export function registryJsonSchema(): JsonSchema & { $defs: Definitions } {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Taskmesh',
    $defs: allDefinitions(),
  }
}
