import type * as z from 'zod/mini'
import { UnsupportedSchemaError } from '../errors.ts'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import { compiledSchema, type CompiledSchema } from './compiledSchema.ts'
import { partNode } from './nodeOf.ts'
import { nodesOf } from './nodesOf.ts'
import { compiledTask, type CompiledTask } from './taskSchema.ts'

function refuse(path: string, reason: string): never {
  throw new UnsupportedSchemaError(path, reason)
}

/**
 * Compiles a schema that a program has made with zod.
 *
 * @throws {@link UnsupportedSchemaError} which names what a compiled schema cannot say, such as a transformation.
 *
 * @example
 * ```ts
 * import * as z from 'zod/mini'
 *
 * compileSchema(z.array(z.int())).node.type // 'array'
 * ```
 */
export function compileSchema<Schema extends z.core.$ZodType>(
  schema: Schema,
): CompiledSchema<z.input<Schema>, z.output<Schema>> {
  return compiledSchema(partNode(schema, { path: '', refuse }))
}

/**
 * Compiles the schema of a task that a program has made with zod.
 *
 * @throws {@link UnsupportedSchemaError} which names what a compiled schema cannot say, such as a transformation.
 *
 * @example
 * ```ts
 * import { checkRequest } from '@taskmesh/tasks/parse'
 * import * as z from 'zod/mini'
 *
 * const schema = compileTaskSchema({
 *   inputs: z.string(),
 *   parameters: z.looseObject({}),
 *   output: z.object({ count: z.int() }),
 *   batch: false,
 * })
 * checkRequest(schema, { inputs: 'Hello' }).success // true
 * ```
 */
export function compileTaskSchema<const Schema extends ZodTaskSchema>(
  schema: Schema,
): CompiledTask<Schema> {
  return compiledTask<Schema>(nodesOf(schema, refuse))
}
