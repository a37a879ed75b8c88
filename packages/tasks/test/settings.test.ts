import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import { TASK_IDS } from '../src/index.ts'
import { asSchema, taskJsonSchema, toJsonSchema, type JsonSchema } from '../src/jsonSchema/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'

const LITERAL = /[Dd]efault (-?\d+(?:\.\d+)?|true|false|"[^"]*")(?=[;:]|\.(?!\d)|$)/

/** What a description says is the default, where that is one value for every model. */
function saidDefault(schema: JsonSchema): unknown {
  const found = LITERAL.exec(schema.description ?? '')?.[1]
  return found === undefined ? undefined : JSON.parse(found)
}

function parametersOf(task: (typeof TASK_IDS)[number]): [string, JsonSchema][] {
  const { properties = {} } = toJsonSchema(ZOD_SCHEMAS[task].parameters)
  return Object.entries(properties).map(([name, part]) => [name, asSchema(part) ?? {}])
}

function isAllowed(task: (typeof TASK_IDS)[number], name: string, value: unknown): boolean {
  const { error } = z.safeParse(ZOD_SCHEMAS[task].parameters, { [name]: value })
  return error?.issues.every(({ path }) => path[0] !== name) ?? true
}

describe.each(TASK_IDS)('%s', (task) => {
  test('the default of a parameter is what its description says', () => {
    for (const [name, schema] of parametersOf(task)) {
      expect(schema.default, name).toEqual(saidDefault(schema))
    }
  })

  test('no two parameters have the same name for people', () => {
    const labels = parametersOf(task).flatMap(([, schema]) => schema['x-label'] ?? [])
    expect(labels).toEqual([...new Set(labels)])
  })

  test('where values mostly lie is within their bounds, and holds the default', () => {
    for (const [name, schema] of parametersOf(task)) {
      const usual: unknown = schema['x-usual']
      if (!Array.isArray(usual)) continue
      const [low, high] = usual.map(Number)
      for (const end of [low, high]) expect(isAllowed(task, name, end), name).toBe(true)
      const { default: fallback } = schema
      if (typeof fallback !== 'number') continue
      expect(fallback, name).toBeGreaterThanOrEqual(low ?? NaN)
      expect(fallback, name).toBeLessThanOrEqual(high ?? NaN)
    }
  })
})

test('defaults stay beside a reference to a shared piece', () => {
  const { request } = taskJsonSchema('audio-classification')
  const text = JSON.stringify(request)
  expect(text).toContain('"$ref":"#/$defs/FunctionToApply"')
  expect(JSON.stringify(request.$defs?.['FunctionToApply'])).not.toContain('default')
})
