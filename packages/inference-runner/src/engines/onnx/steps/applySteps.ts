import type { SignatureStep } from '../../../engine/onnxSignature.ts'
import { softmax } from '../../scores.ts'
import { numbersOf, sizeOf, type Cell, type Values } from '../values.ts'
import { centerCrop, channelsFirst, resize, resizeShortest } from './images.ts'

function at(numbers: number | readonly number[], position: number): number {
  if (typeof numbers === 'number') return numbers
  return numbers[position % numbers.length] ?? NaN
}

/** Changes each number by what it is and its position on the last dimension. */
function mapNumbers(values: Values, change: (number: number, position: number) => number): Values {
  const width = Math.max(1, values.dims.at(-1) ?? 1)
  return {
    dims: values.dims,
    data: numbersOf(values).map((number, index) => change(number, index % width)),
  }
}

/** Changes the numbers along the last dimension together. */
function mapRows(values: Values, change: (row: number[]) => number[]): Values {
  const width = Math.max(1, values.dims.at(-1) ?? 1)
  const numbers = numbersOf(values)
  const rows: number[] = []
  for (let start = 0; start < numbers.length; start += width) {
    for (const number of change([...numbers.subarray(start, start + width)])) rows.push(number)
  }
  return { dims: values.dims, data: Float64Array.from(rows) }
}

function mapCells({ dims, data }: Values, change: (cell: Cell) => Cell): Values {
  return { dims, data: Array.from(data, change) }
}

/** Where a cell is among categories, which may be written as strings: "3" is 3. */
function categoryFinder(categories: readonly Cell[]): (cell: Cell) => number {
  const places = new Map(categories.map((category, index) => [String(category), index]))
  return (cell) => places.get(String(cell)) ?? -1
}

function oneHot({ dims, data }: Values, categories: readonly Cell[]): Values {
  const find = categoryFinder(categories)
  const width = categories.length
  const hot = new Float64Array(data.length * width)
  for (const [index, cell] of Array.from(data).entries()) {
    const place = find(cell)
    if (place >= 0) hot[index * width + place] = 1
  }
  // A column of one cell a row becomes as many columns as there are categories.
  const outer = dims.length > 1 && dims.at(-1) === 1 ? dims.slice(0, -1) : dims
  return { dims: [...outer, width], data: hot }
}

function argmax(values: Values): Values {
  const width = Math.max(1, values.dims.at(-1) ?? 1)
  const numbers = numbersOf(values)
  const dims = values.dims.slice(0, -1)
  const places = new Float64Array(sizeOf(dims))
  for (let row = 0; row < places.length; row++) {
    const scores = numbers.subarray(row * width, (row + 1) * width)
    places[row] = scores.reduce(
      (best, score, place) => (score > (scores[best] ?? NaN) ? place : best),
      0,
    )
  }
  return { dims, data: places }
}

function l2Normalize(row: number[]): number[] {
  const length = Math.hypot(...row)
  return row.map((number) => number / Math.max(length, 1e-12))
}

function applyStep(values: Values, step: SignatureStep): Values {
  switch (step.step) {
    case 'standardize':
      return mapNumbers(values, (x, place) => (x - at(step.mean, place)) / at(step.std, place))
    case 'scale':
      return mapNumbers(values, (x, place) => x * at(step.by, place) + at(step.offset ?? 0, place))
    case 'clip':
      return mapNumbers(values, (x) =>
        Math.min(Math.max(x, step.min ?? -Infinity), step.max ?? Infinity),
      )
    case 'impute':
      return mapCells(values, (cell) => (cell === null || Number.isNaN(cell) ? step.value : cell))
    case 'one-hot':
      return oneHot(values, step.categories)
    case 'ordinal': {
      const find = categoryFinder(step.categories)
      return mapCells(values, (cell) => {
        const place = find(cell)
        return place < 0 ? (step.unknown ?? -1) : place
      })
    }
    case 'resize':
      return resize(values, step)
    case 'resize-shortest':
      return resizeShortest(values, step)
    case 'center-crop':
      return centerCrop(values, step)
    case 'channels-first':
      return channelsFirst(values)
    case 'softmax':
      return mapRows(values, softmax)
    case 'sigmoid':
      return mapNumbers(values, (x) => 1 / (1 + Math.exp(-x)))
    case 'argmax':
      return argmax(values)
    case 'exp':
      return mapNumbers(values, Math.exp)
    case 'expm1':
      return mapNumbers(values, Math.expm1)
    case 'log':
      return mapNumbers(values, Math.log)
    case 'log1p':
      return mapNumbers(values, Math.log1p)
    case 'l2-normalize':
      return mapRows(values, l2Normalize)
  }
}

/**
 * Applies the steps of a signature, one after the other.
 *
 * - `standardize` and `scale` take one number, or one for each position on the last dimension: each
 *   column of a table, each channel of an image (whose pixels come as height × width × channels).
 * - `one-hot` and `ordinal` replace categories by numbers: scikit-learn's `OneHotEncoder` with
 *   `handle_unknown='ignore'`, and `OrdinalEncoder`.
 * - `softmax`, `argmax` and `l2-normalize` work along the last dimension.
 */
export function applySteps(values: Values, steps: readonly SignatureStep[] = []): Values {
  return steps.reduce(applyStep, values)
}
