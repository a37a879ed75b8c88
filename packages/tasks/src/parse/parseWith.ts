import * as z from 'zod/mini'
import type { Issue } from '../errors.ts'
import type { TaskSchema } from '../schema/taskSchema.ts'
import { excessIssue, toIssues, UNREADABLE, WITHOUT_WORDS } from './issues.ts'
import { measure } from './measure.ts'
import type { PathMap } from './path.ts'
import { requestSchema } from './requestSchema.ts'
import { shorten } from './shorten.ts'

/** A value that fits, or all that is wrong with it. */
export type Checked<Value> = { success: true; data: Value } | { success: false; issues: Issue[] }

/** A call of a task, by the task's schema. */
export type RequestOf<Schema extends TaskSchema> = {
  inputs:
    | z.input<Schema['inputs']>
    | (Schema['batch'] extends true ? readonly z.input<Schema['inputs']>[] : never)
} & ParametersOf<z.input<Schema['parameters']>>

/** The parameters of a call, which may be left out when none of them is required. */
export type ParametersOf<Parameters> =
  Record<never, never> extends Parameters
    ? { parameters?: Parameters | undefined }
    : { parameters: Parameters }

/** Runs a check; a value that throws when it is read is at fault like any other. */
export function safely<Value>(run: () => Checked<Value>): Checked<Value> {
  try {
    return run()
  } catch {
    return { success: false, issues: [UNREADABLE] }
  }
}

/** Longer arrays, objects and bytes are looked at in part first. */
const LONG = 10_000

/**
 * Checks any value against a schema.
 *
 * @param toWire - where the caller had what the value has at a path. Default: at the same.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/translation'
 *
 * check(schema.output, { translation_text: 'Bonjour' })
 * // { success: true, data: { translation_text: 'Bonjour' } }
 * ```
 */
export function check<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  toWire?: PathMap,
): Checked<z.output<Schema>> {
  return safely(() => {
    const { excess, longest } = measure(value)
    if (excess) return { success: false, issues: [excessIssue(excess, toWire)] }
    // zod takes its time to collect the faults of many items, and overflows at some 100 000.
    const parse = (part: unknown) => z.safeParse(schema, part, WITHOUT_WORDS)
    const start = longest > LONG ? parse(shorten(value)) : undefined
    const parsed = start?.error ? start : parse(value)
    return parsed.success
      ? { success: true, data: parsed.data }
      : { success: false, issues: toIssues(parsed.error, value, toWire) }
  })
}

function hasArrayOfInputs(value: unknown): boolean {
  return Array.isArray(Reflect.get(Object(value), 'inputs'))
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
    const form = hasArrayOfInputs(value) ? 'batch' : 'one'
    // The schema is made of the parts that RequestOf is made of, which the compiler cannot follow.
    return check(requestSchema(schema, form), value, toWire) as Checked<RequestOf<Schema>>
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
): Checked<z.output<Schema['output']> | z.output<Schema['output']>[]> {
  const isBatch = schema.batch && Array.isArray(inputs)
  if (!isBatch) return check<Schema['output']>(schema.output, value, toWire)
  return check(batchOutputSchema<Schema['output']>(schema.output, inputs.length), value, toWire)
}

function batchOutputSchema<Output extends z.core.$ZodType>(output: Output, count: number) {
  return z
    .array(output)
    .check(z.length(count, { error: `${count} outputs, one for each of the ${count} inputs` }))
}
