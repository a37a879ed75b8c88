import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import * as z from 'zod/mini'
import { toJsonSchema } from '../../src/jsonSchema/index.ts'
import { numbersWithoutRole } from './rolePlaces.ts'
import { undescribed } from './schemaFields.ts'

const PARTS = ['inputs', 'parameters', 'output'] as const

function isSchema(value: unknown): value is z.core.$ZodType {
  return value instanceof z.core.$ZodType
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
  return { schema: { inputs, parameters, output, batch, ...(isSchema(stream) ? { stream } : {}) } }
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

/** What a schema lacks. */
export function schemaProblems(schema: ZodTaskSchema): string[] {
  const silent = partsOf(schema).flatMap(([name, part]) => undescribed(part, name))
  const { output, stream } = schema
  const undecided = [output, ...(stream ? [stream] : [])].flatMap((part) =>
    numbersWithoutRole(toJsonSchema(part)),
  )
  return [
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
