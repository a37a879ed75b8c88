import type { TaskRef } from '../define/definedTask.ts'
import { idOf } from '../define/taskRef.ts'
import { zodSchemaOf } from '../define/zodSchemaOf.ts'
import type * as z from 'zod/mini'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import { componentName } from './componentName.ts'
import { eitherRequestSchema } from './eitherRequestSchema.ts'
import { asSchema } from './parts.ts'
import { toDefinedJsonSchema, type JsonSchema } from './toJsonSchema.ts'
import { withDefinitions } from './withDefinitions.ts'

/** The shape of a task's calls as JSON Schema. */
export interface TaskJsonSchema {
  /** `{ inputs, parameters? }`, where `inputs` may be an array for a task that takes a batch. */
  request: Readonly<JsonSchema>
  /** The output for one input. */
  output: Readonly<JsonSchema>
  /** One piece of the output, of a task that can answer bit by bit. */
  stream?: Readonly<JsonSchema>
}

/** Names a part, unless it has a name or is one of the shared media. */
function titled(part: unknown, title: string): JsonSchema {
  const schema = asSchema(part) ?? {}
  const { description } = schema
  return schema.title !== undefined
    ? schema
    : { title, ...(description === undefined ? {} : { definition: description }), ...schema }
}

/** One input, or an array of them. */
function eitherInput(either: JsonSchema, title: string): JsonSchema {
  const [one, many] = either.anyOf ?? []
  const { items, ...batch } = asSchema(many) ?? {}
  return { ...either, anyOf: [titled(one, title), { ...batch, items: titled(items, title) }] }
}

function requestJsonSchema(name: string, schema: ZodTaskSchema): JsonSchema {
  const { properties = {}, ...request } = toDefinedJsonSchema(eitherRequestSchema(schema))
  const inputs = asSchema(properties['inputs']) ?? {}
  const named = {
    inputs: schema.batch ? eitherInput(inputs, `${name}Input`) : titled(inputs, `${name}Input`),
    parameters: titled(properties['parameters'], `${name}Parameters`),
  }
  return withDefinitions({ ...request, properties: { ...properties, ...named } }, `${name}Request`)
}

/**
 * Writes the shape of a task's calls as JSON Schema 2020-12. A JSON value fits it exactly when
 * {@link parseRequest} and {@link parseOutput} accept it, with two exceptions. Only the parser refuses
 * tables and series whose columns differ in length, which the schema says under `x-same-length`, and values
 * that are nested too deep or have too many items, keys or parts to be checked.
 *
 * Objects and lists of choices are definitions under `$defs`, whose names are unique among all tasks:
 * `TranslationRequest`, `TranslationParameters`, `BoundingBox`, … Equal names are equal schemas. The
 * patterns are those that engines without lookahead know, such as the ones of Go and Rust.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * const { request, output } = taskJsonSchema('object-detection')
 * output.items // { $ref: '#/$defs/DetectedObject' }
 * request.title // 'ObjectDetectionRequest'
 * ```
 */
export function taskJsonSchema(task: TaskRef): TaskJsonSchema {
  const schema = zodSchemaOf(task)
  const name = componentName(idOf(task))
  const part = (of: z.core.$ZodType, suffix: string) =>
    withDefinitions(toDefinedJsonSchema(of), `${name}${suffix}`)
  return {
    request: requestJsonSchema(name, schema),
    output: part(schema.output, 'Output'),
    ...(schema.stream === undefined ? {} : { stream: part(schema.stream, 'StreamOutput') }),
  }
}
