import type { TaskRef } from '@taskmesh/tasks'
import { factsOf } from '../task/taskSources.ts'
import { formFields, type FormField } from './fieldShape.ts'

/** A parameter of a task, as a form needs it. */
export type ParameterField = FormField

/**
 * Lists a task's parameters in the order of its schema, for a form.
 *
 * @example
 * ```ts
 * parameterFields('text-classification')[0]
 * // { name: 'top_k', kind: 'integer', minimum: 1, maximum: 1000, description: 'How many answers …', … }
 * ```
 */
export function parameterFields(task: TaskRef): ParameterField[] {
  return formFields(factsOf(task).jsonSchema.parameters)
}
