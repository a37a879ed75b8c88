import { MAX_BATCH_SIZE, type TaskId } from '@taskmesh/tasks'
import { tensorError } from './errors.ts'
import { inputForm, type ElementKind, type InputField, type InputForm } from './inputFields.ts'
import { WHOLE } from './metadata.ts'
import type { Cell, Tensor } from './tensor.ts'

/** What MLServer calls strings that are JSON. */
const JSON_CONTENT = /json/

/** An element as what it stands for: JSON where the schema takes more than strings, else as it is. */
function valueOf(cell: Cell, { contentType }: Tensor, kind: ElementKind): unknown {
  if (typeof cell !== 'string' || contentType === 'str') return cell
  const isSaid = contentType !== undefined && JSON_CONTENT.test(contentType)
  if (!isSaid && (!kind.mayBeJson || (kind.mayBeText && !/^\s*[[{]/.test(cell)))) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}

/** How many inputs a tensor has, by its first dimension. */
function rowsOf({ shape }: Tensor): number {
  return shape[0] ?? 1
}

/** The elements of one row. */
function rowOf({ cells }: Tensor, row: number, rows: number): readonly Cell[] {
  const width = cells.length / rows
  return cells.slice(row * width, (row + 1) * width)
}

/** The columns that tensors are, by name; a tensor of several dimensions has several, by their numbers. */
function tableOf(task: TaskId, tensors: readonly Tensor[]): Record<string, unknown> {
  const columns = tensors.flatMap((tensor): [string, unknown][] => {
    const rows = rowsOf(tensor)
    if (tensor.shape.length > 2) {
      const received = `[${tensor.shape.join(', ')}]`
      throw tensorError(
        task,
        `${tensor.path}.shape`,
        'one dimension, or rows and columns',
        received,
      )
    }
    const width = rows === 0 ? 0 : tensor.cells.length / rows
    if (width <= 1) return [[tensor.name, [...tensor.cells]]]
    return Array.from({ length: width }, (_, column): [string, unknown] => [
      `${tensor.name}_${column}`,
      Array.from({ length: rows }, (_row, row) => tensor.cells[row * width + column]),
    ])
  })
  return Object.fromEntries(columns)
}

/** A field of one input. */
function fieldValue(tensor: Tensor, field: InputField, row: number, rows: number): unknown {
  const cells = rows === 1 ? tensor.cells : rowOf(tensor, row, rows)
  const [only] = cells
  if (!field.isList) return only === undefined ? undefined : valueOf(only, tensor, field)
  if (cells.length === 1 && typeof only === 'string') {
    const list = valueOf(only, tensor, { ...field, mayBeJson: true })
    if (Array.isArray(list)) return list
  }
  return cells.map((cell) => valueOf(cell, tensor, field))
}

function inputsByField(task: TaskId, tensors: readonly Tensor[], { fields }: InputForm): unknown[] {
  const byName = new Map(fields.map((field) => [field.name, field]))
  const pairs = tensors.map((tensor) => {
    const field = byName.get(tensor.name)
    if (field !== undefined) return { tensor, field }
    const names = [WHOLE, ...byName.keys()].join(', ')
    throw tensorError(task, `${tensor.path}.name`, `one of ${names}`, JSON.stringify(tensor.name))
  })
  const single = pairs.filter(({ field }) => !field.isList)
  // Without a field that has one value each, a list may be one input or several: it is one unless it is nested.
  const counted = single.length > 0 ? single : pairs.filter(({ tensor }) => tensor.shape.length > 1)
  const rows = counted.length === 0 ? 1 : rowsOf(counted[0]?.tensor ?? { ...EMPTY })
  for (const { tensor, field } of pairs) {
    const isWhole = field.isList && rows === 1
    if (isWhole || rowsOf(tensor) === rows) continue
    const received = `[${tensor.shape.join(', ')}]`
    throw tensorError(task, `${tensor.path}.shape`, `${rows} as the first dimension`, received)
  }
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      pairs.map(({ tensor, field }) => [field.name, fieldValue(tensor, field, row, rows)]),
    ),
  )
}

const EMPTY: Tensor = {
  name: '',
  path: '',
  shape: [1],
  datatype: 'BYTES',
  contentType: undefined,
  cells: [],
}

/**
 * The inputs that tensors are: `inputs` has a whole input in each element, as a string or as JSON; any other
 * tensor is the field of its name, with an element for each input. A list is a tensor of its elements, or for
 * several inputs a row for each. The columns of a table may come as tensors.
 *
 * @throws InvalidRequestError for tensors that do not fit the task.
 */
export function readInputs(task: TaskId, tensors: readonly Tensor[]): unknown[] {
  const form = inputForm(task)
  const names = new Set(tensors.map(({ name }) => name))
  if (names.size < tensors.length) {
    throw tensorError(task, 'inputs', 'tensors of different names', 'two of one name')
  }
  const [first = EMPTY] = tensors
  const hasFields = form.fields.some(({ name }) => names.has(name))
  const isText = first.datatype === 'BYTES'
  const isWhole = tensors.length === 1 && (first.name === WHOLE || form.fields.length === 0)
  const inputs =
    isWhole && (isText || !form.isTable)
      ? first.cells.map((cell) => valueOf(cell, first, form))
      : form.isTable && !hasFields
        ? [{ data: tableOf(task, tensors) }]
        : inputsByField(task, tensors, form)
  if (inputs.length >= 1 && inputs.length <= MAX_BATCH_SIZE) return inputs
  throw tensorError(task, 'inputs', `from 1 to ${MAX_BATCH_SIZE} inputs`, `${inputs.length}`)
}
