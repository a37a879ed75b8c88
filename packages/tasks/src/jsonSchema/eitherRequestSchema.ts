import * as z from 'zod/mini'
import { batchOf, callSchema } from '../schema/requestSchema.ts'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'

/**
 * The schema of a call with one input or, for a task that takes a batch, an array of them. Parsing
 * has no use for it, and without it a bundle can leave out zod's unions.
 */
export function eitherRequestSchema(schema: ZodTaskSchema): z.core.$ZodType {
  const { inputs, batch } = schema
  return callSchema(schema, batch ? z.union([inputs, batchOf(inputs)]) : inputs)
}
