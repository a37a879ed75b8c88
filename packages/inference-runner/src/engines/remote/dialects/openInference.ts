import { isRecord } from '@taskmesh/errors'
import { decodeHubOutput } from '@taskmesh/tasks/dialects/hub'
import * as z from 'zod/mini'
import type { LoadedModel } from '../../../engine/loadedModel.ts'
import type { RemoteEndpointSpec } from '../../../engine/modelSpec.ts'
import { InferenceError, ModelLoadError, RemoteFailedError } from '../../../errors.ts'
import { describeIneffective } from '../../effects.ts'
import type { Endpoint } from '../Endpoint.ts'
import { answerEach, nameOf, requestOf } from '../remoteModel.ts'

const dimension = z.int().check(z.gte(-1))
const tensorFacts = z.object({
  name: z.string(),
  datatype: z.string(),
  shape: z.array(dimension),
})

/** Source: Open Inference Protocol, version 2, "Model Metadata". */
const metadataSchema = z.object({
  name: z.string(),
  inputs: z.array(tensorFacts),
  outputs: z.optional(z.array(tensorFacts)),
})

/** Source: Open Inference Protocol, version 2, "Inference Response JSON Object". */
const answerSchema = z.object({
  outputs: z.array(z.object({ ...tensorFacts.shape, data: z.array(z.unknown()) })),
})

type TensorFacts = z.infer<typeof tensorFacts>
type Answer = z.infer<typeof answerSchema>

interface Tensor {
  name: string
  datatype: string
  shape: number[]
  data: unknown[]
}

const FLOATS = new Set(['FP16', 'FP32', 'FP64', 'BF16'])

/** The shape of lists of lists of one length each. */
function shapeOf(value: unknown): number[] {
  if (!Array.isArray(value)) return []
  return [value.length, ...shapeOf(value[0])]
}

function cellAs(datatype: string, cell: unknown): unknown {
  if (datatype === 'BYTES') {
    if (cell instanceof Uint8Array) return Buffer.from(cell).toString('base64')
    return typeof cell === 'string' ? cell : JSON.stringify(cell)
  }
  if (datatype === 'BOOL') return Boolean(cell)
  const number = typeof cell === 'boolean' ? Number(cell) : Number(cell ?? NaN)
  return FLOATS.has(datatype) || !Number.isFinite(number) ? number : Math.round(number)
}

/** The rows of a table that is given as columns. */
function rowsOf(table: Record<string, unknown>): unknown[][] {
  const columns = Object.values(table).map((column) => (Array.isArray(column) ? column : [column]))
  const [first = []] = columns
  return first.map((_, row) => columns.map((column): unknown => column[row]))
}

/** Where the values of an input lie: a table under `data`, or the fields of an object. */
function fieldsOf(input: unknown): Record<string, unknown> | undefined {
  if (!isRecord(input)) return undefined
  const { data } = input
  return isRecord(data) ? data : input
}

/** A value as the tensor that a model takes: with as many dimensions as that has. */
function tensorOf({ name, datatype, shape: due }: TensorFacts, value: unknown): Tensor {
  const isText = datatype === 'BYTES' && !Array.isArray(value)
  const list = isText || !Array.isArray(value) ? [value] : value
  const found = datatype === 'BYTES' ? [list.length] : shapeOf(list)
  const shape = [...found]
  while (shape.length < due.length) shape.push(1)
  const data = (datatype === 'BYTES' ? list : list.flat(Infinity)).map((cell) =>
    cellAs(datatype, cell),
  )
  return { name, datatype, shape, data }
}

/**
 * The tensors of one input: for a model of one tensor the whole input, a table as its rows; for one of
 * several each field by its name.
 */
function tensorsOf(facts: readonly TensorFacts[], input: unknown, model: string): Tensor[] {
  const fields = fieldsOf(input)
  const [only, ...others] = facts
  if (only !== undefined && others.length === 0) {
    const isNamed = fields !== undefined && Object.hasOwn(fields, only.name)
    const isTable = isRecord(input) && isRecord(input['data'])
    const whole =
      isTable && fields !== undefined && only.datatype !== 'BYTES' ? rowsOf(fields) : input
    return [tensorOf(only, isNamed ? fields[only.name] : whole)]
  }
  return facts.map((tensor) => {
    if (fields !== undefined && Object.hasOwn(fields, tensor.name)) {
      return tensorOf(tensor, fields[tensor.name])
    }
    const names = facts.map(({ name }) => name).join(', ')
    throw new InferenceError(
      model,
      `Its server takes the tensors ${names}, and the input has no ${tensor.name}.`,
    )
  })
}

/** Flat data as lists of lists, by the shape. */
function nest(data: readonly unknown[], shape: readonly number[]): unknown {
  const [count = 1, ...inner] = shape
  if (shape.length === 0) return data[0]
  if (inner.length === 0) return data
  const size = inner.reduce((product, one) => product * one, 1)
  return Array.from({ length: count }, (_, index) =>
    nest(data.slice(index * size, (index + 1) * size), inner),
  )
}

function parseText(text: unknown): unknown {
  if (typeof text !== 'string' || !/^\s*[[{"]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A tensor as a value: strings that are JSON as what they say, a last dimension of one left out. */
function valueOf({ datatype, shape, data }: Answer['outputs'][number]): unknown {
  const cells = datatype === 'BYTES' ? data.map(parseText) : data
  const isFlat = shape.length > 1 && shape.at(-1) === 1
  return nest(cells, isFlat ? shape.slice(0, -1) : shape)
}

/** The forms in which the tensors of an answer may be an output, the likeliest first. */
function formsOf({ outputs }: Answer): unknown[] {
  const values = outputs.map((tensor) => [tensor.name, valueOf(tensor)] as const)
  const first = values.map(([, value]) => value)
  const singles = first.map((value) =>
    Array.isArray(value) && value.length === 1 ? value[0] : value,
  )
  const named = Object.fromEntries(values)
  const bare = Object.fromEntries(values.map(([name], index) => [name, singles[index]]))
  return [first[0], singles[0], bare, named]
}

/**
 * Servers of the Open Inference Protocol, version 2: Triton, KServe, MLServer. What a model takes is what
 * its server says of it. Strings travel as `BYTES`, as do objects, in JSON, and files, in base64; tables as rows of numbers, or
 * each column as the tensor of its name.
 *
 * @throws {@link ModelLoadError} when the server does not say what the model takes.
 */
export async function openInferenceModel(
  spec: RemoteEndpointSpec,
  endpoint: Endpoint,
): Promise<LoadedModel> {
  const { task, id, url } = spec
  const place = `${url.replace(/\/+$/, '')}/v2/models/${encodeURIComponent(nameOf(spec))}`
  const { value: said } = await endpoint.call({ url: place })
  const metadata = z.safeParse(metadataSchema, said)
  if (!metadata.success) {
    throw new ModelLoadError(id, 'Its server does not say which tensors the model takes.')
  }
  const { inputs: facts } = metadata.data
  return {
    async run(call) {
      const { parameters, signal, traceparent } = call
      const outputs = await answerEach(call, async (input) => {
        const { inputs } = await requestOf(task, id, input, parameters)
        const json = { inputs: tensorsOf(facts, inputs, id) }
        const { value } = await endpoint.call({
          url: `${place}/infer`,
          body: { json },
          signal,
          traceparent,
        })
        const answer = z.safeParse(answerSchema, value)
        if (!answer.success) throw new RemoteFailedError(id, 'it answered without tensors')
        let first: unknown
        for (const form of formsOf(answer.data)) {
          try {
            return decodeHubOutput(task, form, inputs)
          } catch (error) {
            first ??= error
          }
        }
        throw first
      })
      return { outputs, warnings: describeIneffective(parameters, {}) }
    },
    dispose: async () => {},
  }
}
