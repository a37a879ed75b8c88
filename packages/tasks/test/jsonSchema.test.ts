import { isRecord } from '@taskmesh/errors'
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
  KEYWORDS,
  mediaKindOf,
  openApiComponents,
  optionsOf,
  registryJsonSchema,
  taskJsonSchema,
  toJsonSchema,
  type JsonSchema,
} from '../src/jsonSchema/index.ts'
import { SAME_LENGTH } from '../src/schema/table.ts'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
ajv.addVocabulary([...KEYWORDS])

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

/** All parts of a JSON Schema that are schemas themselves or hold some, with where they are. */
function partsOf(part: unknown, where: string): [where: string, part: JsonSchema][] {
  if (Array.isArray(part)) return part.flatMap((item, index) => partsOf(item, `${where}/${index}`))
  if (!isRecord(part)) return []
  const inside = Object.entries(part).flatMap(([key, value]) => partsOf(value, `${where}/${key}`))
  return [[where, part], ...inside]
}

const definitions = Object.entries(registryJsonSchema().$defs)

describe('the schemas of all tasks', () => {
  test('have one definition for each name, and every task has its own', () => {
    const names = definitions.map(([name]) => name)
    expect(names).toEqual([...new Set(names)].toSorted())
    for (const task of TASK_IDS) {
      const { request, output, stream } = taskJsonSchema(task)
      for (const schema of [request, output, stream]) {
        if (schema === undefined) continue
        const { $defs = {}, title } = schema
        expect(names).toContain(title)
        for (const [name, definition] of Object.entries($defs)) {
          expect(definition, name).toEqual(registryJsonSchema().$defs[name])
        }
      }
    }
    expect(names).toEqual(
      expect.arrayContaining([
        'BoundingBox',
        'Classification',
        'Image',
        'TextClassificationInput',
        'TextClassificationOutput',
        'TextClassificationParameters',
        'TextClassificationRequest',
      ]),
    )
  })

  test('compile as one document, as each of its own and as components of OpenAPI', () => {
    for (const [name, schema] of Object.entries(openApiComponents().schemas)) {
      const text = JSON.stringify(schema)
      expect(text, name).not.toContain('#/$defs/')
      expect(text.replaceAll('#/components/schemas/', '#/$defs/'), name).toBe(
        JSON.stringify(registryJsonSchema().$defs[name]),
      )
    }
    const all = new Ajv2020({ strict: true, allowUnionTypes: true })
    all.addVocabulary([...KEYWORDS])
    all.addSchema(registryJsonSchema(), 'all')
    for (const [name] of definitions) {
      expect(() => all.compile({ $ref: `all#/$defs/${name}` }), name).not.toThrow()
    }
  })

  // https://pkg.go.dev/regexp/syntax has no lookaround, and classes such as \d differ between engines.
  test.each(definitions)('%s: patterns are those that every engine takes alike', (_, schema) => {
    const patterns = partsOf(schema, '').flatMap(([, { pattern }]) => pattern ?? [])
    for (const pattern of patterns) {
      expect(pattern).not.toMatch(/\(\?(?!:)|\\[dDwWsSbBpPk]/)
      expect(() => new RegExp(pattern, 'u')).not.toThrow()
    }
  })

  test.each(definitions)(
    '%s: whatever generators make a type of is a definition of its own',
    (name, schema) => {
      const inline = partsOf(schema, '').filter(
        ([where, { title, properties, enum: values }]) =>
          where !== '' &&
          (typeof title === 'string' || isRecord(properties) || Array.isArray(values)),
      )
      expect(
        inline.map(([where]) => where).filter((where) => !where.endsWith('/properties')),
        `Two parts of ${name} want one name. Name one of them with named(…) in its schema.`,
      ).toEqual([])
    },
  )
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
