import type { TaskId } from '@taskmesh/tasks'
import { asSchema, taskJsonSchema } from '@taskmesh/tasks/json-schema'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import type { Datatype } from './inferBody.ts'
import { inputForm } from './inputFields.ts'

/** What is said of a tensor. */
export interface TensorMetadata {
  name: string
  datatype: Datatype
  /** -1 for a size that varies. */
  shape: number[]
}

/** The name of the tensor that has whole inputs. */
export const WHOLE = 'inputs'
/** The name of the tensor with the outputs. */
export const OUTPUT = 'output'

/**
 * The tensors that have to come: the fields of the inputs by their names, or `inputs` with the whole input,
 * for a task whose input has one part only.
 */
function inputsOf(task: TaskId): TensorMetadata[] {
  const { fields, datatype } = inputForm(task)
  const required = fields.filter(({ isRequired }) => isRequired)
  if (required.length < 2) return [{ name: WHOLE, datatype, shape: [-1] }]
  return required.map((field) => ({ name: field.name, datatype: field.datatype, shape: [-1] }))
}

/** Whether the output of a task is numbers, in lists of lists. */
function isNumbers(task: TaskId): boolean {
  const { output } = taskJsonSchema(task)
  const definitions = output.$defs ?? {}
  const resolve = (value: unknown) => {
    const schema = asSchema(value) ?? {}
    const name = schema.$ref?.replace('#/$defs/', '')
    return name === undefined ? schema : (asSchema(definitions[name]) ?? {})
  }
  const isTensor = (value: unknown): boolean => {
    const { type, items, anyOf } = resolve(value)
    if (anyOf !== undefined) return anyOf.every(isTensor)
    return type === 'number' || (type === 'array' && isTensor(items))
  }
  return isTensor(output)
}

/**
 * What is said of a model: what its inputs and outputs are as tensors. Its versions are the tasks that models
 * of that name do.
 *
 * Source: Open Inference Protocol, version 2, "Model Metadata".
 */
export function describeModel({ id, task }: ModelInfo, versions: readonly TaskId[]) {
  const { isTable } = inputForm(task)
  const isNumeric = isNumbers(task)
  const output: TensorMetadata = {
    name: OUTPUT,
    datatype: isNumeric ? 'FP64' : 'BYTES',
    shape: isNumeric && !isTable ? [-1, -1] : [-1],
  }
  return {
    name: id,
    versions: [...versions],
    platform: `taskmesh_${task}`,
    inputs: inputsOf(task),
    outputs: [output],
  }
}
