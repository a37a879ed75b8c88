import { labelOf } from './labelOf.ts'

function describeStep(step: string): string {
  return /^\d+$/.test(step) ? `item ${Number(step) + 1}` : labelOf(step).toLowerCase()
}

/**
 * The path of an error in a request, for a person who sees only the form.
 *
 * @example
 * ```ts
 * describePath('inputs[2].source_sentence') // 'Input 3, source sentence'
 * describePath('parameters.top_k') // 'top_k'
 * ```
 */
export function describePath(path: string): string {
  if (path.startsWith('parameters.')) return path.slice('parameters.'.length)
  const [root = '', ...steps] = path.split(/[.[\]]+/).filter(Boolean)
  if (root !== 'inputs') return [root, ...steps].map(describeStep).join(', ')
  const [first = '', ...others] = steps
  const isItem = /^\d+$/.test(first)
  const input = isItem ? `Input ${Number(first) + 1}` : 'Input'
  return [input, ...(isItem ? others : steps).map(describeStep)].join(', ')
}
