import * as z from 'zod/mini'
import { compileTaskSchema } from '../../src/compiled/compileSchema.ts'
import { UnsupportedSchemaError } from '../../src/errors.ts'
import { toJsonSchema } from '../../src/jsonSchema/toJsonSchema.ts'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import { numbersWithoutRole, placesOf } from './rolePlaces.ts'
import { undescribed } from './schemaFields.ts'

const PARTS = ['inputs', 'parameters', 'output'] as const

function isSchema(value: unknown): value is z.core.$ZodType {
  return value instanceof z.core.$ZodType
}

/** What the compiled schema of a task cannot say. */
function uncompiled(schema: ZodTaskSchema): string | undefined {
  try {
    compileTaskSchema(schema)
    return undefined
  } catch (error) {
    if (!(error instanceof UnsupportedSchemaError)) throw error
    return `${error.shortMessage} Say it by types, bounds and patterns, or by a test of src/schema/refinements.ts in refined(…).`
  }
}

/**
 * Reads the default export of a `schema.ts`.
 *
 * @returns the schema, or what is wrong with it.
 */
export function readTaskSchema(value: unknown): { schema: ZodTaskSchema } | { problem: string } {
  const parts = Object(value)
  const wrong = PARTS.find((part) => !isSchema(parts[part]))
  const { inputs, parameters, output, stream, batch } = parts
  if (wrong !== undefined) {
    return {
      problem: `${wrong}: expected a schema of zod/mini. Give defineTaskSchema({ inputs, parameters, output, batch }).`,
    }
  }
  if (typeof batch !== 'boolean') {
    return {
      problem:
        'batch: expected true or false. Say whether an array of inputs gives an array of outputs.',
    }
  }
  const schema = { inputs, parameters, output, batch, ...(isSchema(stream) ? { stream } : {}) }
  const problem = uncompiled(schema)
  return problem === undefined ? { schema } : { problem }
}

function keepsOtherKeys(schema: z.core.$ZodType): boolean {
  // Every class of zod is one of this union, which only the compiler does not know.
  const def = (schema as z.core.$ZodTypes)._zod.def
  return def.type === 'object' && def.catchall?._zod.def.type === 'unknown'
}

/** The parts of a task's schema, by name. */
export function partsOf({ inputs, parameters, output, stream }: ZodTaskSchema) {
  return Object.entries({ inputs, parameters, output, ...(stream ? { stream } : {}) })
}

/** What engines read differently, or refuse: lookaround, references, classes. */
const NOT_IN_EVERY_ENGINE = /\(\?(?!:)|\\[dDwWsSbBpPk]/

/** The patterns that engines of other languages do not take, each with its place. */
function foreignPatterns(schema: ZodTaskSchema): string[] {
  return partsOf(schema).flatMap(([name, part]) =>
    placesOf(toJsonSchema(part), `/${name}`).flatMap(({ where, part: { pattern, ...rest } }) =>
      pattern !== undefined && !('x-media' in rest) && NOT_IN_EVERY_ENGINE.test(pattern)
        ? `${where} has ${pattern}`
        : [],
    ),
  )
}

/** What a schema lacks. */
export function schemaProblems(schema: ZodTaskSchema): string[] {
  const silent = partsOf(schema).flatMap(([name, part]) => undescribed(part, name))
  const { output, stream } = schema
  const undecided = [output, ...(stream ? [stream] : [])].flatMap((part) =>
    numbersWithoutRole(toJsonSchema(part)),
  )
  const foreign = foreignPatterns(schema)
  return [
    ...(foreign.length === 0
      ? []
      : [
          `patterns that Go and Rust do not take: ${foreign.join(', ')}. Write them without lookaround and references, and classes in full, as [0-9].`,
        ]),
    ...(undecided.length === 0
      ? []
      : [
          `no role: ${undecided.join(', ')}. Say what the numbers are to a view, as { role: 'score' } after the schema of the field; { role: 'plain' } when it has nothing to know.`,
        ]),
    ...(silent.length === 0
      ? []
      : [
          `no description: ${silent.join(', ')}. Say what it is, by required('…', …) or optional('…', …).`,
        ]),
    ...(keepsOtherKeys(schema.parameters)
      ? []
      : [
          'parameters: keys that the schema does not know have to reach the engine. Make it with z.looseObject.',
        ]),
  ]
}
