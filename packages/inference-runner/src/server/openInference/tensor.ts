import type { TaskId } from '@taskmesh/tasks'
import type { Datatype } from './inferBody.ts'
import { tensorError } from './errors.ts'

/** A tensor as it came. */
export interface GivenTensor {
  name: string
  shape: readonly number[]
  datatype: Datatype
  parameters?: Readonly<Record<string, unknown>> | null | undefined
  data?: unknown
}

/** An element of a tensor. */
export type Cell = string | number | boolean

/** A tensor whose elements are checked, in row-major order. */
export interface Tensor {
  name: string
  /** Where it stands in the body. */
  path: string
  shape: readonly number[]
  datatype: Datatype
  /** What its strings are, in MLServer's words: `str`, `hg_json`, …; absent when nothing is said. */
  contentType: string | undefined
  cells: readonly Cell[]
}

const INTEGER = /^U?INT/

function isCell(datatype: Datatype, value: unknown): value is Cell {
  if (datatype === 'BYTES') return typeof value === 'string'
  if (datatype === 'BOOL') return typeof value === 'boolean'
  if (typeof value !== 'number') return false
  return INTEGER.test(datatype) ? Number.isInteger(value) : true
}

function wordsFor(datatype: Datatype): string {
  if (datatype === 'BYTES') return 'a string'
  if (datatype === 'BOOL') return 'true or false'
  return INTEGER.test(datatype) ? 'an integer' : 'a number'
}

/** Elements in row-major order, of data that is flat or nested as the shape says. */
function flatten(data: readonly unknown[], into: unknown[] = []): unknown[] {
  for (const one of data) {
    if (Array.isArray(one)) flatten(one, into)
    else into.push(one)
  }
  return into
}

/**
 * Checks a tensor: as many elements as its shape says, each of its type.
 *
 * @throws InvalidRequestError for one that does not fit, and for one in binary form.
 */
export function readTensor(task: TaskId, given: GivenTensor, index: number): Tensor {
  const { name, shape, datatype, data } = given
  const path = `inputs[${index}]`
  const parameters = given.parameters ?? {}
  if ('binary_data_size' in parameters) {
    const expected = 'elements under data: this server takes no tensors in binary form'
    throw tensorError(task, path, expected, 'binary_data_size')
  }
  if (!Array.isArray(data)) {
    throw tensorError(task, `${path}.data`, 'an array of the elements', typeof data)
  }
  const cells = flatten(data)
  const size = shape.reduce((product, one) => product * one, 1)
  if (cells.length !== size) {
    const expected = `${size} elements, as the shape [${shape.join(', ')}] says`
    throw tensorError(task, `${path}.data`, expected, `${cells.length}`)
  }
  const checked: Cell[] = []
  for (const [at, cell] of cells.entries()) {
    if (!isCell(datatype, cell)) {
      const received = cell === null ? 'null' : typeof cell
      throw tensorError(
        task,
        `${path}.data[${at}]`,
        `${wordsFor(datatype)} (${datatype})`,
        received,
      )
    }
    checked.push(cell)
  }
  const content = parameters['content_type']
  const contentType = typeof content === 'string' ? content : undefined
  return { name, path, shape, datatype, contentType, cells: checked }
}
