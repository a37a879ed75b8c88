import { nearest } from '../registry/editDistance.ts'
import { TASK_IDS, type TaskId } from '../registry/tasks.ts'
import { fieldsOf } from '../compiled/fieldsOf.ts'
import { TASK_SCHEMAS } from '../schemas.ts'

/**
 * The names of the parameters that the schema of a task knows.
 *
 * @example
 * ```ts
 * parameterNames('text-classification') // ['top_k', 'function_to_apply']
 * ```
 */
export function parameterNames(task: TaskId): string[] {
  return Object.keys(fieldsOf(TASK_SCHEMAS[task].parameters.node))
}

/** Most parameters that are looked at. */
const MOST_KEYS = 100
const LONGEST_KEY = 64

function hint(task: TaskId, key: string): string[] {
  const names = parameterNames(task)
  if (key.length > LONGEST_KEY) return []
  if (names.includes(key)) return []
  const near = nearest(key, names)
  if (near !== undefined)
    return [`parameters.${key} is not known for ${task}. Did you mean "${near}"?`]
  const elsewhere = TASK_IDS.find((other) => parameterNames(other).includes(key))
  return elsewhere === undefined
    ? []
    : [`parameters.${key} is a parameter of ${elsewhere}, not of ${task}.`]
}

/**
 * Looks for parameters that are probably mistakes. Unknown parameters are allowed, because they
 * reach the engine, so these are hints and no errors.
 *
 * @returns a sentence for each: a misspelt name, or one that only another task knows. Of more than
 * 100 parameters only the first are looked at.
 *
 * @example
 * ```ts
 * parameterHints('text-classification', { topk: 3 })
 * // ['parameters.topk is not known for text-classification. Did you mean "top_k"?']
 * ```
 */
export function parameterHints(task: TaskId, parameters: Record<string, unknown> = {}): string[] {
  return Object.keys(parameters)
    .slice(0, MOST_KEYS)
    .flatMap((key) => hint(task, key))
}
