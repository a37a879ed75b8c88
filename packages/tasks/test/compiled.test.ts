import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
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
