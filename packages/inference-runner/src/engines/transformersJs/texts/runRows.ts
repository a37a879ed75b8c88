import { Tensor } from '@huggingface/transformers'
import { ModelOutputError } from '../../../errors.ts'
import type { EncodedToken } from './InputEncoder.ts'
import type { EncoderModel } from './loadTextModel.ts'

/** Most rows that run at once. */
const ROWS_AT_ONCE = 16
/** Most tokens that run at once, padding included; one row may be longer. */
const TOKENS_AT_ONCE = 8192

/** One output of a graph for one row, without padding. */
export interface RowOutput {
  /** Without the rows: `[labels]`, or `[tokens, labels]`. */
  dims: readonly number[]
  data: Float32Array
}

/** What to read of the outputs of a graph. */
export interface RowReading<Name extends string> {
  /** Names of outputs; the first one that is there, for each. */
  names: Readonly<Record<Name, readonly string[]>>
  /** Whether the outputs have one entry for each token. */
  byToken: boolean
  signal: AbortSignal
}

/** Numbers of rows that run together: rows of like lengths, so that little is padded. */
function chunksOf(rows: readonly (readonly EncodedToken[])[], most: number): number[][] {
  const lengthOf = (index: number) => rows[index]?.length ?? 0
  const byLength = [...rows.keys()].toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const chunks: number[][] = []
  for (const index of byLength) {
    const last = chunks.at(-1)
    const isFull =
      last === undefined ||
      last.length >= most ||
      (last.length + 1) * lengthOf(index) > TOKENS_AT_ONCE
    if (isFull) chunks.push([index])
    else last.push(index)
  }
  return chunks
}

function findTensor(output: unknown, names: readonly string[]): Tensor {
  for (const name of names) {
    const value: unknown =
      typeof output === 'object' && output !== null ? Reflect.get(output, name) : undefined
    if (value instanceof Tensor) return value
  }
  throw new ModelOutputError(`it has no ${names.join(' or ')}`)
}

/** Takes one output apart into rows. */
function splitRows(
  tensor: Tensor,
  rows: readonly (readonly EncodedToken[])[],
  byToken: boolean,
  paddingSide: 'left' | 'right',
): RowOutput[] {
  const [count = 0, ...dims] = tensor.dims
  const longest = Math.max(...rows.map(({ length }) => length))
  if (count !== rows.length || (byToken && dims[0] !== longest) || dims.length === 0) {
    const wanted = byToken ? `[${rows.length}, ${longest}, …]` : `[${rows.length}, …]`
    throw new ModelOutputError(`its shape is [${tensor.dims.join(', ')}], not ${wanted}`)
  }
  const data =
    tensor.data instanceof Float32Array ? tensor.data : Float32Array.from(tensor.data, Number)
  const size = dims.reduce((product, dim) => product * dim, 1)
  const width = byToken ? size / longest : size
  return rows.map((row, index) => {
    const skipped = byToken && paddingSide === 'left' ? longest - row.length : 0
    const from = index * size + skipped * width
    const part = data.slice(from, from + (byToken ? row.length * width : size))
    if (!part.every(Number.isFinite)) {
      throw new ModelOutputError('it holds numbers that are not finite')
    }
    return { dims: byToken ? [row.length, ...dims.slice(1)] : dims, data: part }
  })
}

/**
 * Runs any number of rows, several at once, and returns what the graph gave for each, in their order.
 *
 * @throws {@link ModelOutputError} when an output is not there, has another shape or is not finite.
 */
export async function runRows<Name extends string>(
  model: EncoderModel,
  rows: readonly (readonly EncodedToken[])[],
  { names, byToken, signal }: RowReading<Name>,
): Promise<Record<Name, RowOutput>[]> {
  const results = new Map<number, Record<Name, RowOutput>>()
  const outputs = Object.entries<readonly string[]>(names)
  for (const chunk of chunksOf(rows, model.isBatchable ? ROWS_AT_ONCE : 1)) {
    signal.throwIfAborted()
    const chosen = chunk.map((index) => rows[index] ?? [])
    const output = await model.forward(chosen)
    const split = outputs.map(([name, candidates]) => {
      const tensor = findTensor(output, candidates)
      return [name, splitRows(tensor, chosen, byToken, model.encoder.paddingSide)] as const
    })
    for (const [at, index] of chunk.entries()) {
      const entries = split.map(([name, parts]) => [name, parts[at]])
      // Object.fromEntries forgets that the names are those of `names`.
      results.set(index, Object.fromEntries(entries) as Record<Name, RowOutput>)
    }
  }
  return rows.flatMap((_, index) => results.get(index) ?? [])
}

/** The numbers of a row as a table: one list for each token. */
export function tableOf({ dims, data }: RowOutput): Float32Array[] {
  const [count = 0, width = 1] = dims
  return Array.from({ length: count }, (_, at) => data.subarray(at * width, (at + 1) * width))
}
