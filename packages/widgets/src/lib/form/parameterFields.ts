import { TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'

/** A parameter of a task, as a form needs it. */
export type ParameterField = {
  name: string
  /** What it does, its bounds and its default, in words. */
  description: string
} & (
  | { kind: 'number' | 'integer'; minimum: number | undefined; maximum: number | undefined }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'boolean' | 'text' | 'list' | 'json' }
)

type JsonSchema = z.core.JSONSchema.BaseSchema

function shapeOf(schema: JsonSchema) {
  if (schema.enum?.every((choice) => typeof choice === 'string')) {
    return { kind: 'choice', choices: schema.enum } as const
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    return { kind: schema.type, minimum: schema.minimum, maximum: schema.maximum } as const
  }
  if (schema.type === 'boolean') return { kind: 'boolean' } as const
  if (schema.type === 'string') return { kind: 'text' } as const
  const { items } = schema
  const isTextList = typeof items === 'object' && !Array.isArray(items) && items.type === 'string'
  return { kind: schema.type === 'array' && isTextList ? 'list' : 'json' } as const
}

/**
 * Lists a task's parameters in the order of its schema, for a form. Kinds other than numbers, yes
 * or no, choices, texts and lists of texts are entered as JSON.
 *
 * @example
 * ```ts
 * parameterFields('text-classification')[0]
 * // { name: 'top_k', kind: 'integer', minimum: 1, maximum: 1000, description: 'How many answers …' }
 * ```
 */
export function parameterFields(task: TaskId): ParameterField[] {
  const { properties } = z.toJSONSchema(TASK_SCHEMAS[task].parameters, { io: 'input' })
  return Object.entries(properties ?? {}).flatMap(([name, schema]) =>
    typeof schema === 'boolean'
      ? []
      : [{ name, description: schema.description ?? '', ...shapeOf(schema) }],
  )
}
