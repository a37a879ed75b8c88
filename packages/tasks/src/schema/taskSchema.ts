import type * as z from 'zod/mini'

/** The shape of one task's calls, as its folder writes it. */
export interface ZodTaskSchema {
  /** One input. */
  inputs: z.core.$ZodType
  /** The parameters: an open object, whose unknown keys reach the engine. */
  parameters: z.core.$ZodType
  /** The output for one input. */
  output: z.core.$ZodType
  /** One piece of the output, of a task that can answer bit by bit. */
  stream?: z.core.$ZodType
  /** Whether an array of inputs is answered by an array of outputs of the same length. */
  batch: boolean
}

/** Declares the shape of one task's calls, keeping its literal type. */
export function defineTaskSchema<const Schema extends ZodTaskSchema>(schema: Schema): Schema {
  return schema
}
