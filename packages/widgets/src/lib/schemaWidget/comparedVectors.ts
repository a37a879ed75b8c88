import type { TaskRef } from '@taskmesh/tasks'
import { meanVector } from '../outputs/embeddings.ts'
import { captionOf } from './captionOf.ts'
import { outputView } from './outputView.ts'

/** So many fit into a table of all pairs. */
const MOST = 16

/** An input, and the vector that stands for it. */
export interface ComparedVector {
  label: string
  vector: readonly number[]
}

/**
 * The vectors of the first sixteen inputs, to compare them: of an input with a vector for each token, their
 * mean. `undefined` when the outputs are no vectors, or of different length.
 */
export function comparedVectors(
  task: TaskRef,
  pairs: readonly { input: unknown; output: unknown }[],
): ComparedVector[] | undefined {
  const vectors = pairs.slice(0, MOST).map(({ input, output }, index) => {
    const view = outputView({ task, input, output })
    const label = captionOf(input) ?? `Input ${index + 1}`
    return view.type === 'vectors' ? { label, vector: meanVector(view.rows) } : undefined
  })
  const known = vectors.filter((one) => one !== undefined)
  const lengths = new Set(known.map(({ vector }) => vector.length))
  return known.length === vectors.length && known.length > 1 && lengths.size === 1
    ? known
    : undefined
}
