import { Tensor } from '@huggingface/transformers'
import { BrowserDataError } from '../errors.ts'
import type { Call, RunParameters } from './browserPipeline.ts'
import { first, list, textOf } from './values.ts'

/** The vector that a model makes of a text. */
export async function vectorOf(
  call: Call,
  text: unknown,
  parameters: RunParameters,
): Promise<unknown> {
  const { pooling = 'mean', normalize = true } = parameters
  const tensor = await call(textOf(text), { pooling, normalize })
  if (!(tensor instanceof Tensor)) throw new BrowserDataError('The model gave no numbers.')
  return first(tensor.tolist())
}

/** The cosine between vectors of length 1. Rounding alone leads out of -1 to 1. */
export function cosine(a: unknown, b: unknown): number {
  const [left, right] = [list(a), list(b)]
  const dot = left.reduce<number>((sum, value, at) => sum + Number(value) * Number(right[at]), 0)
  return Math.min(1, Math.max(-1, dot))
}
