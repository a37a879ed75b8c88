import type { TaskId } from '@taskmesh/tasks'
import type { Datatype } from './inferBody.ts'
import { inputForm } from './inputFields.ts'
import { OUTPUT } from './metadata.ts'
import type { Cell } from './tensor.ts'

/** A tensor as it is written. */
export interface WrittenTensor {
  name: string
  datatype: Datatype
  shape: number[]
  parameters?: Readonly<Record<string, Cell>> | undefined
  data: Cell[]
}

/** The shape of numbers in lists of equal lengths; `undefined` for anything else. */
function shapeOf(value: unknown): number[] | undefined {
  if (typeof value === 'number') return []
  if (!Array.isArray(value) || value.length === 0) return undefined
  const [first, ...others] = value.map(shapeOf)
  if (first === undefined) return undefined
  const key = first.join()
  if (others.some((other) => other === undefined || other.join() !== key)) return undefined
  return [value.length, ...first]
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/**
 * Outputs as a tensor: numbers as they are, as long as all outputs have one shape; anything else as JSON in a
 * string for each, and strings as they are. A table's output is one value for each row.
 */
export function writeOutputs(task: TaskId, outputs: readonly unknown[]): WrittenTensor {
  const [table] = outputs
  const { isTable } = inputForm(task)
  const values: readonly unknown[] = isTable && Array.isArray(table) ? table : outputs
  const shape = shapeOf(values)
  if (shape !== undefined) {
    const data = values.flat(shape.length).filter(isNumber)
    return { name: OUTPUT, datatype: 'FP64', shape, data }
  }
  const isText = values.every((value) => typeof value === 'string')
  return {
    name: OUTPUT,
    datatype: 'BYTES',
    shape: [values.length],
    parameters: { content_type: isText ? 'str' : 'hg_json' },
    data: values.map((value) =>
      typeof value === 'string' && isText ? value : JSON.stringify(value),
    ),
  }
}
