import { InvalidOptionError } from '@taskmesh/inference-runner/errors'
import { readSourceEnvironment } from '@taskmesh/inference-runner/server'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPythonLiteral } from '../src/server/ogpu/pythonLiteral.ts'

const CALLBACK_URL = 'http://host.docker.internal:20000/callback'
const read = (text: string) => readSourceEnvironment({ PIPE_ARGS_STR: text, CALLBACK_URL })

describe('readSourceEnvironment', () => {
  test('default: what the image of the network is started with', () => {
    expect(
      read('{"task":"translation","model":"Helsinki-NLP/opus-mt-en-fr","revision":"1a2b"}'),
    ).toEqual({
      task: 'translation',
      model: 'Helsinki-NLP/opus-mt-en-fr',
      revision: '1a2b',
      callbackUrl: CALLBACK_URL,
      host: '0.0.0.0',
      port: 5555,
      warnings: [],
    })
  })

  test('behavior: a dict of Python, and names that Transformers has for tasks', () => {
    const source = read(
      "{'task': 'sentiment-analysis', 'model': 'a/b', 'device': -1, 'use_fast': True,}",
    )
    expect(source).toMatchObject({ task: 'text-classification', model: 'a/b' })
    expect(source?.warnings).toEqual([
      'device of PIPE_ARGS_STR has no effect.',
      'use_fast of PIPE_ARGS_STR has no effect.',
    ])
    expect(read(`{"task": 'ner', "model": 'a/b'}`)?.task).toBe('token-classification')
    expect(read("{'task': 'translation_en_to_fr', 'model': 't5-small'}")?.task).toBe('translation')
  })

  test('behavior: without PIPE_ARGS_STR it is no such environment', () => {
    expect(readSourceEnvironment({ CALLBACK_URL })).toBe(undefined)
  })

  test.each([
    ['PIPE_ARGS_STR', '{"task":"translation"}', 'model: expected'],
    ['PIPE_ARGS_STR', '{"model":"a/b"}', 'task: expected'],
    ['PIPE_ARGS_STR', '{"task":"telepathy","model":"a/b"}', 'text-classification'],
    ['PIPE_ARGS_STR', '["translation"]', 'expected an object'],
    ['PIPE_ARGS_STR', '__import__("os").system("ls")', 'expected JSON or a dict of Python'],
    ['PIPE_ARGS_STR', '{"task": open("x").read()}', 'expected JSON or a dict of Python'],
    ['PIPE_ARGS_STR', '{"task":"translation","model":7}', 'model: expected a string'],
  ])('error: %s=%s', (path, text, message) => {
    const wrong = () => read(text)
    expect(wrong).toThrowError(InvalidOptionError)
    expect(wrong).toThrowError(
      expect.objectContaining({ path, message: expect.stringContaining(message) }),
    )
  })

  test.each([undefined, '', 'ftp://a', 'here'])('error: CALLBACK_URL=%s', (url) => {
    const wrong = () =>
      readSourceEnvironment({
        PIPE_ARGS_STR: '{"task":"translation","model":"a/b"}',
        CALLBACK_URL: url,
      })
    expect(wrong).toThrowError(expect.objectContaining({ path: 'CALLBACK_URL' }))
  })
})

describe('readPythonLiteral', () => {
  test.each<[string, unknown]>([
    [
      "{'a': (1, 2.5, -3e2, .5, 1_000), 'b': [True, False, None]}",
      { a: [1, 2.5, -300, 0.5, 1000], b: [true, false, null] },
    ],
    [`"it's" `, "it's"],
    [String.raw`'it\'s \x41\u00e9\n\\'`, "it's A\u00e9\n\\"],
    ['[]', []],
    ["{'__proto__': 1}", JSON.parse('{"__proto__":1}')],
  ])('behavior: %s', (text, value) => expect(readPythonLiteral(text)).toEqual(value))

  test.each(['', '{', "{'a'}", '[1 2]', "'a", 'print()', '1; 2', 'lambda: 0', '['.repeat(40)])(
    'error: %s',
    (text) => expect(() => readPythonLiteral(text)).toThrowError(SyntaxError),
  )

  test('behavior: what JSON writes of strings, numbers and lists is what comes back, and nothing else is thrown', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        fc.string({ unit: fc.constantFrom(...'aé \'"\\x\n{}[],:') }),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
      ),
    })).value
    fc.assert(
      fc.property(value, (one) => {
        expect(readPythonLiteral(JSON.stringify(one))).toEqual(one)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]()\'",:1eTrue \\') }), (text) => {
        try {
          readPythonLiteral(text)
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError)
        }
      }),
    )
  })
})
