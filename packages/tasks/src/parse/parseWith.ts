import type { InputOf, OutputOf } from '../compiled/compiledSchema.ts'
import { array } from '../compiled/nodes/array.ts'
import type { TaskSchema } from '../compiled/taskSchema.ts'
import { toChecked, type Checked } from './checked.ts'
import { inspect, type Inspected } from './inspect.ts'

/** A call of a task, by the task's schema. */
export type RequestOf<Schema extends TaskSchema> = {
  inputs:
    | InputOf<Schema['inputs']>
    | (Schema['batch'] extends true ? readonly InputOf<Schema['inputs']>[] : never)
} & ParametersOf<InputOf<Schema['parameters']>>

/** The parameters of a call, which may be left out when none of them is required. */
export type ParametersOf<Parameters> =
  Record<never, never> extends Parameters
    ? { parameters?: Parameters | undefined }
    : { parameters: Parameters }

/** Looks at the output for these inputs. */
export function inspectOutput(
  { output, batch }: TaskSchema,
  value: unknown,
  inputs: unknown,
): Inspected {
  const count = batch && Array.isArray(inputs) && inputs.length
  if (count === false) return output['~standard'].validate(value)
  const words = `${count} outputs, one for each input`
  return inspect(array(output.node, count, count, words), value)
}

/**
 * Checks a call against the schema of one task: the smallest way to use the registry.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/text-classification'
 * import { checkRequest } from '@taskmesh/tasks/parse'
 *
 * const checked = checkRequest(schema, { inputs: 'I like it' })
 * if (!checked.success) console.log(checked.issues[0]?.message)
 * ```
 */
export function checkRequest<Schema extends TaskSchema>(
  schema: Schema,
  value: unknown,
): Checked<RequestOf<Schema>> {
  // The nodes are those of the parts that RequestOf is made of, which the compiler cannot follow.
  return toChecked(schema.inspect(value)) as Checked<RequestOf<Schema>>
}

/**
 * Checks the output of one task against its schema.
 *
 * @param inputs - the inputs of the call, which decide whether one output or an array of as many is
 * due.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/text-classification'
 *
 * checkOutput(schema, [{ label: 'POSITIVE', score: 0.9 }], 'I like it')
 * // { success: true, data: [{ label: 'POSITIVE', score: 0.9 }] }
 * ```
 */
export function checkOutput<Schema extends TaskSchema>(
  schema: Schema,
  value: unknown,
  inputs: unknown,
): Checked<OutputOf<Schema['output']> | OutputOf<Schema['output']>[]> {
  const inspected = inspectOutput(schema, value, inputs)
  // As above.
  return toChecked(inspected) as Checked<OutputOf<Schema['output']>>
}
