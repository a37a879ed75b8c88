import type { InputOf, OutputOf } from '../compiled/compiledSchema.ts'
import type { Node } from '../compiled/node.ts'
import type { TaskSchema } from '../compiled/taskSchema.ts'
import { MAX_BATCH_SIZE } from '../schema/limits.ts'
import { check, checkNode, safely } from './check.ts'
import type { Checked } from './checked.ts'
import type { PathMap } from './path.ts'

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

/** Whether a call may come without parameters: when none of them is required. */
function mayBeLeftOut(parameters: Node): boolean {
  return (
    parameters.type === 'object' &&
    Object.values(parameters.fields).every(({ type }) => type === 'optional')
  )
}

/**
 * The node of a whole call, `{ inputs, parameters? }`. A message about a value at fault is better when it is known
 * whether one input came or an array.
 */
function requestNode({ inputs, parameters, batch }: TaskSchema, isArray: boolean): Node {
  const one = inputs.node
  const several: Node = { type: 'array', item: one, min: 1, max: MAX_BATCH_SIZE }
  const inner = parameters.node
  return {
    type: 'object',
    fields: {
      inputs: batch && isArray ? several : one,
      parameters: mayBeLeftOut(inner) ? { type: 'optional', inner } : inner,
    },
    others: 'refuse',
  }
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
  toWire?: PathMap,
): Checked<RequestOf<Schema>> {
  return safely(() => {
    const data = schema.quick?.(value)
    const isArray = () => Array.isArray(Reflect.get(Object(value), 'inputs'))
    const checked =
      data === undefined
        ? checkNode(requestNode(schema, isArray()), value, toWire)
        : { success: true, data }
    // The nodes are those of the parts that RequestOf is made of, which the compiler cannot follow.
    return checked as Checked<RequestOf<Schema>>
  })
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
  toWire?: PathMap,
): Checked<OutputOf<Schema['output']> | OutputOf<Schema['output']>[]> {
  if (!schema.batch || !Array.isArray(inputs))
    return check<Schema['output']>(schema.output, value, toWire)
  const count = inputs.length
  const node: Node = {
    type: 'array',
    item: schema.output.node,
    min: count,
    max: count,
    lengthError: `${count} outputs, one for each of the ${count} inputs`,
  }
  // As above.
  return safely(() => checkNode(node, value, toWire)) as Checked<OutputOf<Schema['output']>[]>
}
