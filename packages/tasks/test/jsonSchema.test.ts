import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TASK_EXAMPLES } from '../src/examples.ts'
import {
  safeParseOutput,
  safeParseRequest,
  TASK_IDS,
  TASK_SCHEMAS,
  type Issue,
  type TaskId,
} from '../src/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import {
  asSchema,
  componentName,
  mediaKindOf,
  openApiComponents,
  optionsOf,
  taskJsonSchema,
  toJsonSchema,
} from '../src/jsonSchema/index.ts'
import { SAME_LENGTH } from '../src/schema/table.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
ajv.addKeyword('x-media')

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What may stand where something else was: other types, edges of ranges, awkward keys. */
const replacement: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    'a',
    ' ',
    'none',
    [],
    {},
    [[]],
    -1,
    0,
    0.5,
    1,
    2,
    1e9,
    -0.1,
    1e21,
  ),
  fc.constantFrom<Json>(
    'https://a.b/c',
    'http://',
    'data:,a',
    'data:image/png;base64,AAAA',
    'A'.repeat(20),
    'A===',
  ),
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Json),
)

const keys = fc.constantFrom(
  'inputs',
  'parameters',
  'top_k',
  'label',
  'score',
  'extra',
  'toString',
  'constructor',
)

/** Changes one place of a value, found by walking down at random. */
function change(value: Json, steps: readonly number[], put: Json, key: string): Json {
  const [step = 0, ...rest] = steps
  if (rest.length === 0 || typeof value !== 'object' || value === null) return put
  if (Array.isArray(value)) {
    if (value.length === 0 || step % 5 === 0) return [...value, put]
    const index = step % value.length
    return value.map((item, at) => (at === index ? change(item, rest, put, key) : item))
  }
  const names = Object.keys(value)
  if (names.length === 0 || step % 7 === 0) return { ...value, [key]: put }
  const name = names[step % names.length] ?? key
  if (step % 11 === 0)
    return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
  return { ...value, [name]: change(value[name] ?? null, rest, put, key) }
}

const path = fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 })

/** What was wrong with a value that the parser refused; nothing when it took it. */
type Judge = (value: Json) => readonly Issue[]

/** The one rule that JSON Schema has no words for. */
function isBeyondJsonSchema(issues: readonly Issue[]): boolean {
  return issues.length > 0 && issues.every(({ expected }) => expected === SAME_LENGTH)
}

function agree(task: TaskId, validate: ValidateFunction, judge: Judge, seeds: Json[]) {
  fc.assert(
    fc.property(fc.constantFrom(...seeds), path, replacement, keys, (seed, steps, put, key) => {
      const value = change(seed, steps, put, key)
      const issues = judge(value)
      fc.pre(!isBeyondJsonSchema(issues))
      const byZod = issues.length === 0
      const byJsonSchema = validate(value)
      expect(
        byJsonSchema,
        `${task}: ${JSON.stringify(value)}\n${ajv.errorsText(validate.errors)}`,
      ).toBe(byZod)
    }),
    { numRuns: 150 },
  )
}

function issuesOf(
  result: { success: true } | { success: false; error: { issues: readonly Issue[] } },
) {
  return result.success ? [] : result.error.issues
}

const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json

describe('what the parser accepts, the JSON Schema accepts, and the reverse', () => {
  test.each(TASK_IDS)('%s: requests', (task) => {
    const validate = ajv.compile(taskJsonSchema(task).request)
    const seeds = TASK_EXAMPLES[task].map(({ request }) => json(request))
    for (const seed of seeds) expect(validate(seed), ajv.errorsText(validate.errors)).toBe(true)
    agree(task, validate, (value) => issuesOf(safeParseRequest(task, value)), seeds)
  })

  test.each(TASK_IDS)('%s: outputs', (task) => {
    const validate = ajv.compile(taskJsonSchema(task).output)
    const seeds = TASK_EXAMPLES[task]
      .filter(({ request }) => !(TASK_SCHEMAS[task].batch && Array.isArray(request.inputs)))
      .map(({ output }) => json(output))
    agree(
      task,
      validate,
      (value) => issuesOf(safeParseOutput<TaskId, string>(task, value, 'one')),
      seeds,
    )
  })
})

/** The schemas of a task under the names of their components, without their dialect. */
function namedSchemas(task: TaskId): [name: string, body: object][] {
  const { request, output, stream } = taskJsonSchema(task)
  const parts = { Request: request, Output: output, StreamOutput: stream }
  return Object.entries(parts).flatMap(([suffix, schema]) => {
    if (schema === undefined) return []
    const { $schema: _dialect, ...body } = schema
    return [[`${componentName(task)}${suffix}`, body]]
  })
}

test('the components of OpenAPI are the schemas of every task, and compile', () => {
  const { schemas } = openApiComponents()
  const wanted = TASK_IDS.flatMap(namedSchemas)
  expect(Object.keys(schemas)).toEqual(wanted.map(([name]) => name))
  expect(Object.keys(schemas)).toContain('TranslationRequest')
  for (const [name, body] of wanted) expect(schemas[name]).toMatchObject(body)
  for (const schema of Object.values(schemas)) expect(() => ajv.compile(schema)).not.toThrow()
})

test('a schema is written as JSON Schema once', () => {
  const { inputs, output } = ZOD_SCHEMAS.translation
  expect(toJsonSchema(inputs)).toBe(toJsonSchema(inputs))
  expect(toJsonSchema(inputs)).not.toBe(toJsonSchema(output))
})

test('media say their kind in JSON Schema, with a description of their own as well', () => {
  const input = toJsonSchema(ZOD_SCHEMAS['any-to-any'].inputs)
  const kinds = Object.entries(input.properties ?? {}).map(([name, part]) => {
    const schema = asSchema(part)
    return [name, schema && mediaKindOf(schema)]
  })
  expect(Object.fromEntries(kinds)).toEqual({
    text: undefined,
    image: 'image',
    audio: 'audio',
    video: 'video',
  })
})

test('the options of a schema are flat and without null, and media are one option', () => {
  const image = toJsonSchema(ZOD_SCHEMAS['object-detection'].inputs)
  expect(optionsOf(image)).toEqual([image])
  expect(optionsOf({ type: 'null' })).toEqual([])
  expect(
    optionsOf({
      anyOf: [
        image,
        { type: 'null' },
        { oneOf: [{ type: ['string', 'null'] }, { type: 'number' }] },
      ],
    }),
  ).toEqual([image, { type: 'string' }, { type: 'number' }])
})
