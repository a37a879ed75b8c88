import { Tensor } from '@huggingface/transformers'
import { ModelOutputError } from '../../errors.ts'

/** The numbers of a tensor: those of one item after the other. */
export interface Numbers {
  data: Float32Array
  dims: readonly number[]
}

/** Which tensor is wanted. */
export interface WantedTensor {
  /** Its name in the graph; the first of several that there is. */
  names: readonly string[]
  /** How many dimensions it has. */
  rank: number
}

function namedTensor(output: unknown, names: readonly string[]): Tensor | undefined {
  if (typeof output !== 'object' || output === null) return undefined
  return names
    .map((name): unknown => Reflect.get(output, name))
    .find((value): value is Tensor => value instanceof Tensor)
}

/**
 * Reads a tensor from the output of a model.
 *
 * @throws {@link ModelOutputError} when it is not there, has other dimensions, or holds numbers that are not finite.
 */
export function readTensor(output: unknown, { names, rank }: WantedTensor): Numbers {
  const tensor = namedTensor(output, names)
  if (tensor === undefined) throw new ModelOutputError(`it has no ${names.join(' or ')}`)
  const { dims } = tensor
  if (dims.length !== rank) {
    throw new ModelOutputError(
      `${names[0]} of ${rank} dimensions is expected, not of ${dims.length}`,
    )
  }
  const data =
    tensor.data instanceof Float32Array ? tensor.data : Float32Array.from(tensor.data, Number)
  if (!data.every(Number.isFinite)) {
    throw new ModelOutputError('it holds numbers that are not finite')
  }
  return { data, dims }
}

/** The items along the first dimension, each with the dimensions that are left. */
export function itemsOf({ data, dims }: Numbers): Numbers[] {
  const [count = 0, ...rest] = dims
  const size = rest.reduce((product, length) => product * length, 1)
  return Array.from({ length: count }, (_, index) => ({
    data: data.subarray(index * size, (index + 1) * size),
    dims: rest,
  }))
}
