import { TASK_SCHEMAS } from '../../schemas.ts'
import { checkNode } from '../../parse/check.ts'
import type { TaskId } from '../../registry/tasks.ts'
import { fieldsOf } from '../../compiled/fieldsOf.ts'
import { moved, unchanged, type Step } from '../shared/decoded.ts'
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

type Fits = (key: string, value: unknown) => boolean | undefined

/** Whether the schema takes a value for a parameter. Undefined for one that it does not know. */
function fitsOf(task: TaskId): Fits {
  const fields = fieldsOf(TASK_SCHEMAS[task].parameters.node)
  return (key, value) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    return field && checkNode(field, value).success
  }
}

/** Leaves out parameters that are null, unless the schema has a meaning for it or does not know them. */
export function dropNullParameters(task: TaskId): Step {
  const fits = fitsOf(task)
  return onParameters((parameters) =>
    unchanged(
      Object.fromEntries(
        Object.entries(parameters).filter(
          ([key, value]) => value !== null || fits(key, null) !== false,
        ),
      ),
    ),
  )
}

/** Brings the parameters that the schema knows to the values that it takes. */
export function decodeParameters(task: TaskId): Step {
  const fits = fitsOf(task)
  const read = (key: string, value: unknown): unknown => {
    const others = otherValues(key, value)
    if (others.length === 0 || fits(key, value) !== false) return value
    const other = others.find((one) => fits(key, one))
    return other === undefined ? value : other
  }
  return onParameters((parameters) => {
    const entries = Object.entries(parameters).map(
      ([key, value]) => [key, read(key, value)] as const,
    )
    const wrapped = entries.filter(
      ([key, value]) => Array.isArray(value) && !Array.isArray(parameters[key]),
    )
    return moved(
      Object.fromEntries(entries),
      wrapped.map(([key]) => ({ to: [key], from: [key], isWhole: true })),
    )
  })
}
