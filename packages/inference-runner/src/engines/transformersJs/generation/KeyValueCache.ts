import { DynamicCache, Tensor } from '@huggingface/transformers'

const PRESENT = /^present(?=[._])/
/** States that are not keys and values keep their own names, such as those of convolutions. */
const OTHER_STATE = /^present(?=_)/

/** Rows of a tensor in another order; each may be taken more than once or not at all. */
export function takeRows(tensor: Tensor, rows: readonly number[], count: number): Tensor {
  const [first = 0, ...rest] = tensor.dims
  // Caches of some models have heads and rows in one dimension: a row is several entries of it.
  const each = first / count
  const size = rest.reduce((product, size_) => product * size_, each)
  const { data } = tensor
  if (!ArrayBuffer.isView(data) || data instanceof DataView) return tensor
  // The library's types leave open which kind of array it is; each kind has these methods.
  const source = data as Float32Array
  const target = source.slice(0, 0)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same kind of array, with another length
  const Kind = target.constructor as Float32ArrayConstructor
  const taken = new Kind(rows.length * size)
  for (const [place, row] of rows.entries()) {
    taken.set(source.subarray(row * size, (row + 1) * size), place * size)
  }
  return new Tensor(tensor.type, taken, [rows.length * each, ...rest])
}

/** What a decoder keeps of the tokens that it has read: tensors by the name of its inputs. */
export class KeyValueCache {
  #entries: Record<string, Tensor> = {}
  #rows = 1

  /** Takes what the decoder gave. What was worked out once from the encoder stays as it was. */
  update(outputs: Readonly<Record<string, unknown>>, rows: number): void {
    const former = this.#entries
    this.#entries = {}
    this.#rows = rows
    for (const [name, value] of Object.entries(outputs)) {
      if (!PRESENT.test(name) || !(value instanceof Tensor)) continue
      const input = OTHER_STATE.test(name)
        ? name.replace('present', 'past')
        : name.replace('present', 'past_key_values')
      const isOfEncoder = name.includes('encoder')
      this.#entries[input] = (isOfEncoder ? former[input] : undefined) ?? value
    }
  }

  /** Puts the rows into another order. */
  reorder(rows: readonly number[]): void {
    const isSame = rows.length === this.#rows && rows.every((row, place) => row === place)
    if (isSame) return
    for (const [name, tensor] of Object.entries(this.#entries)) {
      const isOfEncoder = name.includes('encoder') && rows.length === this.#rows
      if (!isOfEncoder) this.#entries[name] = takeRows(tensor, rows, this.#rows)
    }
    this.#rows = rows.length
  }

  /** As the library takes it; `undefined` before the first step. */
  toInputs(): DynamicCache | undefined {
    return Object.keys(this.#entries).length === 0 ? undefined : new DynamicCache(this.#entries)
  }
}
