import { describe, expect, test } from 'vitest'
import * as classic from 'zod'
import * as z from 'zod/mini'
import { audio, defineTask, optional, required } from '../src/define/index.ts'
import {
  isBatch,
  parseOutput,
  parseRequest,
  safeParseOutput,
  safeParseRequest,
} from '../src/index.ts'
import { taskJsonSchema } from '../src/jsonSchema/index.ts'

const counting = defineTask({
  id: 'bird-counting',
  modality: 'audio',
  summary: 'Says when a sound occurs in a recording.',
  schema: {
    inputs: required('The recording to listen to.', audio),
    parameters: z.looseObject({
      threshold: optional('Least score. From 0 to 1.', z.number().check(z.gte(0), z.lte(1))),
    }),
    output: z.object({ values: required('Starts, in seconds.', z.array(z.number())) }),
    batch: true,
  },
  examples: [
    {
      title: 'Two knocks',
      request: { inputs: 'https://example.com/knocks.wav' },
      output: { values: [0.4, 1.1] },
    },
  ],
})

const url = 'https://example.com/a.wav'

describe('a task that a program has defined is used as one of the registry', () => {
  test('its requests are checked, and keys that it does not know stay', () => {
    const parameters = { threshold: 0.5, speed: 2 }
    expect(parseRequest(counting, { inputs: url, parameters })).toEqual({ inputs: url, parameters })
    const wrong = safeParseRequest(counting, { inputs: url, parameters: { threshold: 3 } })
    expect(wrong).toMatchObject({
      success: false,
      error: {
        task: 'bird-counting',
        shortMessage:
          'Invalid bird-counting request: parameters.threshold: expected at most 1, got 3',
      },
    })
  })

  test('its outputs are checked, one for each input of a batch', () => {
    expect(isBatch(counting, [url, url])).toBe(true)
    expect(parseOutput(counting, [{ values: [1] }], [url])).toEqual([{ values: [1] }])
    expect(safeParseOutput(counting, { values: ['a'] }, url)).toMatchObject({
      success: false,
      error: { path: 'values[0]' },
    })
  })

  test('it has a JSON Schema', () => {
    const { request, output } = taskJsonSchema(counting)
    expect(request.title).toBe('BirdCountingRequest')
    expect(output).toMatchObject({ title: 'BirdCountingOutput', required: ['values'] })
  })

  test('what is left out has a default', () => {
    const { name, modality, summary, examples, schema } = defineTask({
      id: 'word-order',
      schema: { inputs: classic.string(), output: classic.number() },
    })
    expect({ name, modality, summary, examples, batch: schema.batch }).toEqual({
      name: 'Word order',
      modality: 'other',
      summary: '',
      examples: [],
      batch: false,
    })
  })
})

describe('a definition that cannot be is refused with its path', () => {
  const schema = { inputs: z.string(), output: z.string() }
  const define = (changes: object) => () =>
    // A program without types may give anything.
    defineTask({ id: 'word-order', schema, ...changes } as Parameters<typeof defineTask>[0])

  test.each([
    [{ id: 'Word-Order' }, 'id', 'lower-case letters'],
    [{ id: 'word_order' }, 'id', 'got "word_order"'],
    [{ id: '' }, 'id', 'got ""'],
    [{ id: 42 }, 'id', 'got number'],
    [{ id: 'w'.repeat(61) }, 'id', 'at most 60'],
    [{ id: 'translation' }, 'id', 'an id that the registry does not have, got "translation"'],
    [{ id: 'other' }, 'id', 'an id that the registry does not have'],
    [{ modality: 'smell' }, 'modality', 'one of multimodal, nlp'],
    [{ schema: undefined }, 'schema.inputs', 'a schema of zod or zod/mini, got undefined'],
    [{ schema: { ...schema, output: 'text' } }, 'schema.output', 'a schema of zod'],
    [
      { examples: [{ title: 'A', request: { inputs: 42 }, output: '' }] },
      'examples[0].request.inputs',
      'expected a string, got 42',
    ],
    [
      { examples: [{ title: 'A', request: { inputs: '' }, output: 42 }] },
      'examples[0].output',
      'expected a string, got 42',
    ],
    [{ examples: [{}] }, 'examples[0].request', 'expected an object'],
    [{ examples: [null] }, 'examples[0].request', 'expected an object'],
    [{ examples: {} }, 'examples', 'an array'],
    [{ examples: [{ request: { inputs: '' }, output: '' }] }, 'examples[0].title', 'a string'],
    [{ name: 3 }, 'name', 'a string, got number'],
    [{ summary: 3 }, 'summary', 'a string, got number'],
    [{ schema: null }, 'schema.inputs', 'a schema of zod'],
    [{ schema: { ...schema, batch: 'yes' } }, 'schema.batch', 'true or false, got "yes"'],
    [
      { schema: { ...schema, parameters: z.string() } },
      'schema.parameters',
      'got one of type string',
    ],
  ])('%j', (changes, path, words) => {
    expect(define(changes)).toThrow(
      expect.objectContaining({ name: 'InvalidTaskDefinitionError', code: 'INVALID_OPTION', path }),
    )
    expect(define(changes)).toThrow(words)
  })

  test.each([undefined, null, 'word-order', 42])('%j for a definition', (definition) => {
    expect(() => defineTask(definition as unknown as Parameters<typeof defineTask>[0])).toThrow(
      'The task cannot be defined: the definition: expected an object',
    )
  })

  const itself = z.object({
    get inner() {
      return z.optional(z.array(itself))
    },
  })
  const CHANGES = 'The schema at inputs changes values, which'
  const TESTS = 'The schema at inputs has a test of its own, as refine makes it, which'
  test.each([
    ['transform', classic.string().transform(Number), CHANGES],
    ['preprocess', classic.preprocess(Number, classic.number()), CHANGES],
    ['coerce', classic.coerce.number(), CHANGES],
    ['default', classic.string().default(''), CHANGES],
    ['catch', classic.string().catch(''), CHANGES],
    ['trim', classic.string().trim(), CHANGES],
    ['refine', classic.string().refine(Boolean), TESTS],
    ['refine of a number', classic.number().refine(Boolean), TESTS],
    ['a date', z.date(), 'is of the type date'],
    ['a format that is more than a pattern', classic.url(), 'has the format url'],
    ['itself', itself, 'The schema at inputs.inner.* contains itself, which'],
  ])('a schema that a compiled one cannot say: %s', (_what, inputs, words) => {
    const make = define({ schema: { inputs, output: z.string() } })
    expect(make).toThrow(expect.objectContaining({ name: 'UnsupportedSchemaError' }))
    expect(make).toThrow(words)
  })

  test('what is no task is no task', () => {
    for (const value of [{}, null, 42, { id: 'x' }, 'bird-counting']) {
      expect(() => parseRequest(value as 'translation', {})).toThrow('There is no task')
    }
  })
})
