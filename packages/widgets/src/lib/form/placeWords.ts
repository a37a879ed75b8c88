import { labelOf } from './labelOf.ts'

function stepWords(step: string): string {
  return /^\d+$/.test(step) ? `item ${Number(step) + 1}` : labelOf(step).toLowerCase()
}

/**
 * The place of an error in a request, in words for a person who sees only the form.
 *
 * @example
 * ```ts
 * placeWords('inputs[2].source_sentence') // 'Input 3, source sentence'
 * placeWords('parameters.top_k') // 'top_k'
 * ```
 */
export function placeWords(path: string): string {
  if (path.startsWith('parameters.')) return path.slice('parameters.'.length)
  const [root = '', ...steps] = path.split(/[.[\]]+/).filter(Boolean)
  if (root !== 'inputs') return [root, ...steps].map(stepWords).join(', ')
  const [first = '', ...others] = steps
  const isItem = /^\d+$/.test(first)
  const input = isItem ? `Input ${Number(first) + 1}` : 'Input'
  return [input, ...(isItem ? others : steps).map(stepWords)].join(', ')
}
