import * as z from 'zod/mini'

const MAX_PARTS = 1000
/** As many as a table may have. */
const MAX_COLUMNS = 4096
const MAX_LABELS = 100_000
const MAX_CONSTANTS = 100_000

function list<Item extends z.ZodMiniType>(item: Item, least: number, most: number) {
  return z.readonly(z.array(item).check(z.minLength(least), z.maxLength(most)))
}

const name = z.string().check(z.minLength(1), z.maxLength(200))
const cell = z.union([z.string().check(z.maxLength(1000)), z.number(), z.boolean()])
const numbers = z.union([z.number(), list(z.number(), 1, MAX_COLUMNS)])
const pixels = z.int().check(z.gte(1), z.lte(4096))
const categories = list(cell, 1, MAX_LABELS)

/** The types of tensors. */
export const tensorType = z.enum([
  'float16',
  'float32',
  'float64',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
  'string',
])

/** One step before or after a graph, by its name. */
const step = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('standardize'), mean: numbers, std: numbers }),
  z.strictObject({ step: z.literal('scale'), by: numbers, offset: z.optional(numbers) }),
  z.strictObject({
    step: z.literal('clip'),
    min: z.optional(z.number()),
    max: z.optional(z.number()),
  }),
  z.strictObject({ step: z.literal('impute'), value: cell }),
  z.strictObject({ step: z.literal('one-hot'), categories }),
  z.strictObject({ step: z.literal('ordinal'), categories, unknown: z.optional(z.number()) }),
  z.strictObject({
    step: z.literal('resize'),
    width: pixels,
    height: pixels,
    method: z.optional(z.enum(['nearest', 'bilinear', 'bicubic', 'lanczos'])),
  }),
  z.strictObject({
    step: z.literal('resize-shortest'),
    size: pixels,
    method: z.optional(z.enum(['nearest', 'bilinear', 'bicubic', 'lanczos'])),
  }),
  z.strictObject({
    step: z.literal('center-crop'),
    width: pixels,
    height: pixels,
    rounding: z.optional(z.enum(['half-even', 'floor'])),
  }),
  z.strictObject({ step: z.literal('channels-first') }),
  z.strictObject({ step: z.literal('softmax') }),
  z.strictObject({ step: z.literal('sigmoid') }),
  z.strictObject({ step: z.literal('argmax') }),
  z.strictObject({ step: z.literal('exp') }),
  z.strictObject({ step: z.literal('expm1') }),
  z.strictObject({ step: z.literal('log') }),
  z.strictObject({ step: z.literal('log1p') }),
  z.strictObject({ step: z.literal('l2-normalize') }),
])

const dimension = z.nullable(z.int().check(z.gte(0)))
const shape = list(dimension, 0, 16)
const steps = list(step, 0, 32)
const constant = z.union([cell, list(z.number(), 0, MAX_CONSTANTS)])

const input = z.strictObject({
  name,
  type: z.optional(tensorType),
  shape: z.optional(shape),
  from: z.optional(z.union([name, list(name, 1, MAX_COLUMNS)])),
  value: z.optional(constant),
  state: z.optional(z.strictObject({ output: name, initial: z.optional(z.number()) })),
  steps: z.optional(steps),
})

const output = z.strictObject({
  name,
  type: z.optional(tensorType),
  shape: z.optional(shape),
  role: z.optional(name),
  steps: z.optional(steps),
})

const settings = z.strictObject({
  samplingRate: z.optional(z.int().check(z.gte(1000), z.lte(768_000))),
  windowSamples: z.optional(z.int().check(z.gte(1), z.lte(10_000_000))),
  contextSamples: z.optional(z.int().check(z.gte(0), z.lte(10_000_000))),
  onset: z.optional(z.number().check(z.gte(0), z.lte(1))),
  offset: z.optional(z.number().check(z.gte(0), z.lte(1))),
  minDurationOn: z.optional(z.number().check(z.gte(0), z.lte(60))),
  minDurationOff: z.optional(z.number().check(z.gte(0), z.lte(60))),
  frames: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  level: z.optional(z.enum(['graph', 'node', 'edge'])),
  inferenceSteps: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  trainSteps: z.optional(z.int().check(z.gte(1), z.lte(100_000))),
  betaStart: z.optional(z.number().check(z.gt(0), z.lt(1))),
  betaEnd: z.optional(z.number().check(z.gt(0), z.lt(1))),
  betaSchedule: z.optional(z.enum(['linear', 'scaled_linear', 'squaredcos_cap_v2'])),
  queryPrefix: z.optional(z.string().check(z.maxLength(1000))),
  querySuffix: z.optional(z.string().check(z.maxLength(1000))),
  prediction: z.optional(z.enum(['epsilon', 'sample', 'v_prediction'])),
})

/**
 * What goes into an ONNX graph and what comes out, which the bare file says without its meaning. All
 * parts are optional: what is left out is inferred from the graph.
 */
export const onnxSignature = z.strictObject({
  /** The address of the JSON Schema, for editors. */
  $schema: z.optional(z.string()),
  /** The ONNX file, in a folder that holds several. */
  file: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^(?!.*\.\.)[\w][\w.-]{0,195}\.onnx$/,
          'the name of an ONNX file in the same folder',
        ),
      ),
  ),
  inputs: z.optional(list(input, 0, MAX_PARTS)),
  outputs: z.optional(list(output, 0, MAX_PARTS)),
  /** The columns of a table, in the order of the numbers of a row. */
  columns: z.optional(list(name, 1, MAX_COLUMNS)),
  /** The classes, by their position in the scores or by the number that stands for each. */
  labels: z.optional(list(cell, 1, MAX_LABELS)),
  settings: z.optional(settings),
})

/** How a graph is called: its inputs and outputs, and the steps before and after it. */
export type OnnxSignature = z.infer<typeof onnxSignature>
/** One input of a graph. */
export type InputSignature = z.infer<typeof input>
/** One output of a graph. */
export type OutputSignature = z.infer<typeof output>
/** One step before or after a graph. */
export type SignatureStep = z.infer<typeof step>
export type TensorType = z.infer<typeof tensorType>
