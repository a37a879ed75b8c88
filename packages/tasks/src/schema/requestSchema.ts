import * as z from 'zod/mini'
import { MAX_BATCH_SIZE } from './limits.ts'
import type { ZodTaskSchema } from './taskSchema.ts'

/** Which inputs a call carries: one, or an array of them. */
export type RequestForm = 'one' | 'batch'

const cache = /*#__PURE__*/ new WeakMap<
  ZodTaskSchema,
  { [Form in RequestForm]?: z.core.$ZodType }
>()

/** The schema of the inputs of a batch. */
export function batchOf(inputs: z.core.$ZodType): z.core.$ZodType {
  return z.array(inputs).check(z.minLength(1), z.maxLength(MAX_BATCH_SIZE))
}

/** Whether a call may come without parameters: when none of them is required. */
function mayBeLeftOut(parameters: z.core.$ZodType): boolean {
  return z.safeParse(parameters, {}).success
}

/** The schema of a call, `{ inputs, parameters? }`, with these inputs. */
export function callSchema(
  { parameters }: ZodTaskSchema,
  inputs: z.core.$ZodType,
): z.core.$ZodType {
  return z.strictObject({
    inputs,
    parameters: mayBeLeftOut(parameters) ? z.optional(parameters) : parameters,
  })
}

/**
 * The schema of a whole call, `{ inputs, parameters? }`, made once for each form. A message about a
 * value at fault is better when the form is known, so parsing looks whether an array came.
 *
 * @param form - a task that takes no batch has one form, whatever is asked for.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/zod/translation'
 * import * as z from 'zod/mini'
 *
 * z.safeParse(requestSchema(schema, 'batch'), { inputs: ['Hello', 'Good night'] }).success // true
 * ```
 */
export function requestSchema(schema: ZodTaskSchema, form: RequestForm): z.core.$ZodType {
  const forms = cache.get(schema) ?? {}
  cache.set(schema, forms)
  const isBatch = schema.batch && form === 'batch'
  forms[form] ??= callSchema(schema, isBatch ? batchOf(schema.inputs) : schema.inputs)
  return forms[form]
}
