import type * as z from 'zod/mini'
import type { ZodTaskSchema } from './taskSchema.ts'

/** The types of one task's calls. */
export interface CallTypes<Schema extends ZodTaskSchema> {
  input: z.input<Schema['inputs']>
  inputs: Schema['batch'] extends true
    ? z.input<Schema['inputs']> | readonly z.input<Schema['inputs']>[]
    : z.input<Schema['inputs']>
  parameters: z.input<Schema['parameters']>
  output: z.output<Schema['output']>
  piece: Schema extends { stream: infer Piece extends z.core.$ZodType } ? z.output<Piece> : never
}
