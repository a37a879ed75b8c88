import { Tensor } from 'onnxruntime-node'
import type { TensorType } from '../../engine/onnxSignature.ts'
import { numbersOf, type Cell, type Values } from './values.ts'

function bigint(number: number): bigint {
  return BigInt(Number.isFinite(number) ? Math.trunc(number) : 0)
}

/** The bits of a number as a half-precision float. */
function halfBits(numbers: Float64Array): Uint16Array {
  return Uint16Array.from(numbers, halfOf)
}

const FLOAT = new Float32Array(1)
const BITS = new Uint32Array(FLOAT.buffer)

function halfOf(number: number): number {
  FLOAT[0] = number
  const bits = BITS[0] ?? 0
  const sign = (bits >>> 16) & 0x8000
  const exponent = ((bits >>> 23) & 0xff) - 127 + 15
  const mantissa = bits & 0x7fffff
  if (exponent >= 31) return sign | 0x7c00 | (Number.isNaN(number) ? 0x200 : 0)
  if (exponent <= 0) {
    if (exponent < -10) return sign
    const shift = 14 - exponent
    return sign + (((mantissa | 0x800000) + (1 << (shift - 1))) >> shift)
  }
  return sign + (((exponent << 10) | (mantissa >> 13)) + ((mantissa >> 12) & 1))
}

function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const mantissa = bits & 0x3ff
  if (exponent === 0) return sign * mantissa * 2 ** -24
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : NaN
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15)
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell)
}

/** Makes a tensor of a type; fractions are cut for whole numbers. */
export function toTensor(values: Values, type: TensorType): Tensor {
  const dims = values.dims
  const numbers = () => numbersOf(values)
  switch (type) {
    case 'string':
      return new Tensor('string', Array.from<Cell, string>(values.data, textOf), dims)
    case 'bool':
      return new Tensor(
        'bool',
        Uint8Array.from(numbers(), (x) => (x === 0 ? 0 : 1)),
        dims,
      )
    case 'int64':
      return new Tensor('int64', BigInt64Array.from(Array.from(numbers(), bigint)), dims)
    case 'uint64':
      return new Tensor('uint64', BigUint64Array.from(Array.from(numbers(), bigint)), dims)
    case 'float16':
      return new Tensor('float16', halfBits(numbers()), dims)
    case 'float32':
      return new Tensor('float32', Float32Array.from(numbers()), dims)
    case 'float64':
      return new Tensor('float64', numbers(), dims)
    case 'int8':
      return new Tensor('int8', Int8Array.from(numbers()), dims)
    case 'int16':
      return new Tensor('int16', Int16Array.from(numbers()), dims)
    case 'int32':
      return new Tensor('int32', Int32Array.from(numbers()), dims)
    case 'uint8':
      return new Tensor('uint8', Uint8Array.from(numbers()), dims)
    case 'uint16':
      return new Tensor('uint16', Uint16Array.from(numbers()), dims)
    case 'uint32':
      return new Tensor('uint32', Uint32Array.from(numbers()), dims)
  }
}

/** Reads a tensor. Whole numbers of 64 bits become numbers, which are exact up to 2⁵³. */
export function fromTensor(tensor: Tensor): Values {
  const { type, dims, data } = tensor
  if (Array.isArray(data)) return { dims, data }
  if (type === 'float16' && data instanceof Uint16Array) {
    return { dims, data: Float64Array.from(data, halfValue) }
  }
  const numbers = Float64Array.from(data, Number)
  return { dims, data: type === 'bool' ? Array.from(numbers, (x) => x !== 0) : numbers }
}
