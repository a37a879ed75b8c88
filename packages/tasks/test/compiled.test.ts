import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as classic from 'zod'
import * as z from 'zod/mini'
import { compileSchema } from '../src/compiled/compileSchema.ts'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { TASK_IDS, TASK_SCHEMAS, type Issue, type TaskId, type TaskSchema } from '../src/index.ts'
import { check, checkRequest, type Checked } from '../src/parse/index.ts'
import { requestSchema, toIssues, ZOD_SCHEMAS, type ZodTaskSchema } from '../src/zod/index.ts'
import { arbitraryOf } from './arbitraryOf.ts'
import { damaged } from './damaged.ts'

type Verdict = { data: unknown; keys: string } | { issues: readonly Issue[] }

/** The keys of a value with its parts in their order, which `toEqual` does not look at. */
function orderOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part,
  )
}

function byZod(schema: z.core.$ZodType, value: unknown): Verdict {
  const parsed = z.safeParse(schema, value, { error: () => 'Invalid input' })
  return parsed.success
    ? { data: parsed.data, keys: orderOf(parsed.data) }
    : { issues: toIssues(parsed.error, value) }
}

function byNode(checked: Checked<unknown>): Verdict {
  return checked.success
    ? { data: checked.data, keys: orderOf(checked.data) }
    : { issues: checked.issues }
}

function exampleOf(task: TaskId): { request: object; output: unknown } {
  const [first]: readonly { request: object; output: unknown }[] = TASK_EXAMPLES[task]
  if (first === undefined) throw new Error(`${task} has no example`)
  return first
}

const TEXTS = [
  '',
  'a',
  'A@b.co',
  'ana@example.org',
  '2025-01-31',
  '2025-01-31T12:00:00Z',
  '12:00:00',
]
const OTHERS = [
  '123e4567-e89b-12d3-a456-426614174000',
  '127.0.0.1',
  0,
  1,
  -1,
  2.5,
  1e300,
  null,
  [1],
]

describe('what programs write in zod is compiled', () => {
  test.each([
    ['email', classic.email()],
    ['uuid', classic.uuid()],
    ['ipv4', classic.ipv4()],
    ['date', classic.iso.date()],
    ['datetime', classic.iso.datetime()],
    ['time', classic.iso.time()],
    ['email of a string', classic.string().email()],
    ['int', classic.int()],
    ['number().int()', classic.number().int()],
    ['number().int() with bounds', classic.number().int().min(0).max(10)],
    ['positive', classic.number().positive()],
    ['any', classic.any()],
  ])('%s', (_name, schema) => {
    const compiled = compileSchema(schema)
    for (const value of [...TEXTS, ...OTHERS]) {
      expect(byNode(check(compiled, value)), String(value)).toEqual(byZod(schema, value))
    }
  })
})

describe('a compiled schema says what the schema of zod says', () => {
  test.each(TASK_IDS)('property: %s, of good and damaged values', (task) => {
    const { inputs, parameters, output, stream }: ZodTaskSchema = ZOD_SCHEMAS[task]
    const compiled: TaskSchema = TASK_SCHEMAS[task]
    const parts = [
      { schema: inputs, by: compiled.inputs },
      { schema: parameters, by: compiled.parameters },
      { schema: output, by: compiled.output },
      ...(stream && compiled.stream ? [{ schema: stream, by: compiled.stream }] : []),
    ]
    expect(compiled.stream === undefined).toBe(stream === undefined)
    for (const { schema, by } of parts) {
      const good = arbitraryOf(schema)
      fc.assert(
        fc.property(fc.oneof(good, damaged(good)), (value) => {
          expect(byNode(check(by, value))).toEqual(byZod(schema, value))
        }),
        { numRuns: 200 },
      )
    }
  })

  test.each(TASK_IDS)('property: %s, of whole calls', (task) => {
    const { inputs, parameters } = ZOD_SCHEMAS[task]
    const one = arbitraryOf(inputs)
    const good = fc.oneof(
      fc.constant(exampleOf(task).request),
      fc.record(
        {
          inputs: fc.oneof(one, fc.array(one, { maxLength: 3 })),
          parameters: arbitraryOf(parameters),
        },
        { requiredKeys: ['inputs'], noNullPrototype: true },
      ),
    )
    fc.assert(
      fc.property(fc.oneof(good, damaged(good)), (value) => {
        const isArray = Array.isArray(Reflect.get(Object(value), 'inputs'))
        const schema = requestSchema(ZOD_SCHEMAS[task], isArray ? 'batch' : 'one')
        expect(byNode(checkRequest(TASK_SCHEMAS[task], value))).toEqual(byZod(schema, value))
      }),
      { numRuns: 200 },
    )
  })
})
