import { capitalizedWords } from './capitalizedWords.ts'

/**
 * The name of a task in the components of an OpenAPI document, and in generated types.
 *
 * @example
 * ```ts
 * componentName('text-classification') // 'TextClassification'
 * ```
 */
export function componentName(task: string): string {
  return capitalizedWords(task)
}
