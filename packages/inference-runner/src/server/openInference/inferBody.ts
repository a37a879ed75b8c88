import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

const MAX_TENSORS = 1000
const MAX_RANK = 16

/** The types of the elements of tensors, in the protocol's words. */
export const DATATYPES = [
  'BOOL',
  'UINT8',
  'UINT16',
  'UINT32',
  'UINT64',
  'INT8',
  'INT16',
  'INT32',
  'INT64',
  'FP16',
  'FP32',
  'FP64',
  'BYTES',
] as const

export type Datatype = (typeof DATATYPES)[number]

const name = z.string().check(z.minLength(1), z.maxLength(500))
const parameters = z.optional(z.nullable(z.record(z.string(), z.unknown())))

/**
 * The body of an inference.
 *
 * Source: Open Inference Protocol, version 2, "Inference Request JSON Object".
 */
export const inferBody = compileSchema(
  z.looseObject({
    id: z.optional(z.nullable(z.string().check(z.maxLength(1000)))),
    parameters,
    inputs: z
      .array(
        z.looseObject({
          name,
          shape: z.array(z.int().check(z.gte(0))).check(z.maxLength(MAX_RANK)),
          datatype: z.enum(DATATYPES, { error: `one of ${DATATYPES.join(', ')}` }),
          parameters,
          data: z.optional(z.unknown()),
        }),
      )
      .check(z.minLength(1), z.maxLength(MAX_TENSORS)),
    outputs: z.optional(
      z.nullable(z.array(z.looseObject({ name, parameters })).check(z.maxLength(MAX_TENSORS))),
    ),
  }),
)
