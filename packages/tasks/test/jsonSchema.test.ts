import { isRecord } from '@taskmesh/errors'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedValue, type Json } from '../scripts/verdicts/changedValue.ts'
import { isBeyondJsonSchema } from '../scripts/verdicts/isBeyondJsonSchema.ts'
import { exampleValues } from '../scripts/verdicts/verdictsOf.ts'
import {
  safeParseOutput,
  safeParseRequest,
  TASK_IDS,
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

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
ajv.addVocabulary([...KEYWORDS])

/** What was wrong with a value that the parser refused; nothing when it took it. */
type Judge = (value: Json) => readonly Issue[]

function agree(task: TaskId, validate: ValidateFunction, judge: Judge, seeds: Json[]) {
  fc.assert(
    fc.property(changedValue(seeds), (value) => {
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

describe('what the parser accepts, the JSON Schema accepts, and the reverse', () => {
  test.each(TASK_IDS)('%s: requests', (task) => {
    const validate = ajv.compile(taskJsonSchema(task).request)
    const { requests: seeds } = exampleValues(task)
    for (const seed of seeds) expect(validate(seed), ajv.errorsText(validate.errors)).toBe(true)
    agree(task, validate, (value) => issuesOf(safeParseRequest(task, value)), seeds)
  })

  test.each(TASK_IDS)('%s: outputs', (task) => {
    const validate = ajv.compile(taskJsonSchema(task).output)
    const { outputs: seeds } = exampleValues(task)
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

const { $defs: all } = registryJsonSchema()
const definitions = Object.entries(all)

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
          expect(definition, name).toEqual(all[name])
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
        JSON.stringify(all[name]),
      )
    }
    const registry = new Ajv2020({ strict: true, allowUnionTypes: true })
    registry.addVocabulary([...KEYWORDS])
    registry.addSchema(registryJsonSchema(), 'all')
    for (const [name] of definitions) {
      expect(() => registry.compile({ $ref: `all#/$defs/${name}` }), name).not.toThrow()
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
