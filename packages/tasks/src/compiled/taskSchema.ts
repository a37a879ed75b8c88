import type * as z from 'zod/mini'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import { compiledSchema, type CompiledSchema, type Quick } from './compiledSchema.ts'
import type { Node } from './node.ts'

/** The shape of one task's calls. */
export interface TaskSchema {
  /** One input. */
  readonly inputs: CompiledSchema
  /** The parameters: an open object, whose unknown keys reach the engine. */
  readonly parameters: CompiledSchema
  /** The output for one input. */
  readonly output: CompiledSchema
  /** One piece of the output, of a task that can answer bit by bit. */
  readonly stream?: CompiledSchema | undefined
  /** Whether an array of inputs is answered by an array of outputs of the same length. */
  readonly batch: boolean
  /** Code for the whole call of this task alone, in the build for Node.js. */
  readonly quick?: Quick | undefined
}

/** The compiled form of a schema of zod. */
export type CompiledPart<Part> = Part extends z.core.$ZodType
  ? CompiledSchema<z.input<Part>, z.output<Part>>
  : undefined

/** The compiled form of a task's schema of zod. */
export type CompiledTask<Schema extends ZodTaskSchema> = {
  readonly inputs: CompiledPart<Schema['inputs']>
  readonly parameters: CompiledPart<Schema['parameters']>
  readonly output: CompiledPart<Schema['output']>
  readonly batch: Schema['batch']
  readonly quick?: Quick | undefined
} & (Schema extends { stream: infer Stream }
  ? { readonly stream: CompiledPart<Stream> }
  : { readonly stream?: undefined })

/** The nodes of a task's schema. */
export interface TaskNodes {
  inputs: Node
  parameters: Node
  output: Node
  stream?: Node
  batch: boolean
}

/** Makes the schema of a task from its nodes. The caller names the schema that they were made of. */
/*#__NO_SIDE_EFFECTS__*/
export function compiledTask<Schema extends ZodTaskSchema>({
  inputs,
  parameters,
  output,
  stream,
  batch,
}: TaskNodes): CompiledTask<Schema> {
  const task: TaskSchema = {
    inputs: compiledSchema(inputs),
    parameters: compiledSchema(parameters),
    output: compiledSchema(output),
    stream: stream && compiledSchema(stream),
    batch,
  }
  // The nodes say what the schema says, whose types the compiler cannot see in them.
  return task as CompiledTask<Schema>
}
