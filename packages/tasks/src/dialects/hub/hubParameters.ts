import { TASK_SCHEMAS } from '../../schemas.ts'
import { check } from '../../parse/parseWith.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { fieldsOf } from '../../schema/fieldsOf.ts'
import { moved, type Step } from '../shared/decoded.ts'
import { onParameters } from '../shared/onParts.ts'

/** Number of answers that stands for all of them where null does. */
const ALL = 0

/**
 * Other ways to write the value of a parameter, of which the first that fits counts:
 *
 * - a word in other letters (Text Embeddings Inference takes `"Right"`, Transformers `"SIMPLE"`);
 * - a string alone for a list of strings (`stop` of OpenAI, `targets` of Transformers);
 * - the number of answers 0 for all of them (Transformers.js before 3.1).
 */
function otherValues(key: string, value: unknown): unknown[] {
  if (typeof value === 'string') return [value.toLowerCase(), [value]]
  return key === 'top_k' && value === ALL ? [null] : []
}

/**
 * Brings the parameters that the schema knows to the values that it takes. One that is null was not
 * given, unless the schema has a meaning for null.
 */
export function decodeParameters(task: TaskId): Step {
  return onParameters((parameters) => {
    const fields = fieldsOf(TASK_SCHEMAS[task].parameters)
    const read = Object.entries(parameters).flatMap(([key, value]) => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined
      const fits = (other: unknown) => field === undefined || check(field, other).success
      if (value === null) return fits(null) ? [[key, value] as const] : []
      const others = field === undefined ? [] : otherValues(key, value)
      const other = others.length === 0 || fits(value) ? undefined : others.find(fits)
      return [[key, other === undefined ? value : other] as const]
    })
    return moved(
      Object.fromEntries(read),
      read.flatMap(([key, value]) =>
        Array.isArray(value) && !Array.isArray(parameters[key])
          ? [{ to: [key], from: [key], isWhole: true }]
          : [],
      ),
    )
  })
}
