import { isRecord } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { toJsonSchema } from '@taskmesh/tasks/json-schema'
import { zodSchemaOf } from '@taskmesh/tasks/zod'

/** What the schema of an output says that its fields are: `score`, `box`, an image, … */
function rolesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(rolesIn)
  if (!isRecord(schema)) return []
  const { 'x-role': role, 'x-media': media, ...rest } = schema
  const own = [role, media].filter((word) => typeof word === 'string')
  return [...own, ...Object.values(rest).flatMap(rolesIn)]
}

/** Tasks whose outputs are made of the same parts have the same kind of result. */
function kindOfResult(task: TaskId): string {
  const schema = toJsonSchema(zodSchemaOf(task).output)
  return [...new Set(rolesIn(schema))].toSorted().join(' ')
}

/**
 * Chooses one task of each kind of result: scores of classes, parts of a text, boxes, masks, a sound, series
 * over time, … The first of each kind, in their order.
 *
 * @example
 * ```ts
 * oneOfEachKind(['text-classification', 'image-classification', 'translation'])
 * // ['text-classification', 'translation']
 * ```
 */
export function oneOfEachKind(tasks: readonly TaskId[]): TaskId[] {
  const kinds = new Map<string, TaskId>()
  for (const task of tasks) {
    const kind = kindOfResult(task)
    if (!kinds.has(kind)) kinds.set(kind, task)
  }
  return [...kinds.values()]
}
