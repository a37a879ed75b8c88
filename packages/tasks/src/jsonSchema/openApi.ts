import { TASK_IDS, TASKS, type TaskId } from '../registry/tasks.ts'
import { taskJsonSchema } from './taskJsonSchema.ts'
import type { JsonSchema } from './toJsonSchema.ts'

/**
 * The name of a task in the components of an OpenAPI document.
 *
 * @example
 * ```ts
 * componentName('text-classification') // 'TextClassification'
 * ```
 */
export function componentName(task: TaskId): string {
  return task
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

function componentsOf(task: TaskId): [name: string, schema: JsonSchema][] {
  const { request, output, stream } = taskJsonSchema(task)
  const name = componentName(task)
  const title = TASKS[task].name
  const parts: [string, JsonSchema | undefined, string][] = [
    ['Request', request, `A call of ${title}.`],
    ['Output', output, `What ${title} gives for one input.`],
    ['StreamOutput', stream, `One piece of what ${title} gives bit by bit.`],
  ]
  return parts.flatMap(([suffix, schema, description]) => {
    if (schema === undefined) return []
    const { $schema: _dialect, ...body } = schema
    return [[`${name}${suffix}`, { description, ...body }]]
  })
}

/**
 * The schemas of all tasks as `components` of an OpenAPI 3.1 document: `TranslationRequest`,
 * `TranslationOutput`, …
 *
 * @example
 * ```ts
 * const info = { title: 'My runner', version: '1.0.0' }
 * const document = { openapi: '3.1.0', info, paths: {}, components: openApiComponents() }
 * ```
 */
export function openApiComponents(): { schemas: Record<string, JsonSchema> } {
  return { schemas: Object.fromEntries(TASK_IDS.flatMap(componentsOf)) }
}
