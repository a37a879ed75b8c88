import type * as z from 'zod/mini'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import { inspect, type Inspected } from '../parse/inspect.ts'
import { callNode } from './callNode.ts'
import { compiledSchema, type CompiledSchema } from './compiledSchema.ts'
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
  /** Checks a whole call, `{ inputs, parameters? }`, within the limits of what can be checked at all. Never throws. */
  readonly inspect: (call: unknown) => Inspected
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
  readonly inspect: (call: unknown) => Inspected
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
    inspect: (call) => inspect(callNode(inputs, parameters, batch), call),
  }
  // The nodes say what the schema says, whose types the compiler cannot see in them.
  return task as CompiledTask<Schema>
}
