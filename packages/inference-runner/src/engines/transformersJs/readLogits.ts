import { Tensor } from '@huggingface/transformers'
import { ModelOutputError } from '../../errors.ts'

/**
 * Reads the logits of a classifier: one row of numbers for each input.
 *
 * @throws {@link ModelOutputError} when the model gave anything else.
 */
export function readLogits(output: unknown): number[][] {
  const logits =
    typeof output === 'object' && output !== null && 'logits' in output ? output.logits : undefined
  if (!(logits instanceof Tensor)) throw new ModelOutputError('it has no logits')
  const [rows = 0, columns = 0] = logits.dims
  if (logits.dims.length !== 2) {
    throw new ModelOutputError(`logits of 2 dimensions are expected, not ${logits.dims.length}`)
  }
  const numbers = Array.from(logits.data, Number)
  if (!numbers.every(Number.isFinite))
    throw new ModelOutputError('it holds numbers that are not finite')
  return Array.from({ length: rows }, (_, row) => numbers.slice(row * columns, (row + 1) * columns))
}
