import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { config } from 'zod'
import {
  isTaskId,
  MAX_BATCH_SIZE,
  parseRequest,
  safeParseRequest,
  TASK_IDS,
  type TaskId,
} from '../src/index.ts'

function messageOf(task: TaskId, value: unknown): string {
  const result = safeParseRequest(task, value)
  return result.success ? 'valid' : result.error.issues.map(({ message }) => message).join(' | ')
}

describe('a request that does not fit gets issues that say what is wrong', () => {
  test.each<[TaskId, unknown, string]>([
    ['text-classification', { inputs: 42 }, 'inputs: expected a string, got 42'],
    ['text-classification', {}, 'inputs: expected a string, got nothing'],
    ['text-classification', { inputs: '' }, 'inputs: expected at least 1 character, got ""'],
    ['text-classification', { inputs: [] }, 'inputs: expected at least 1 item, got an array of 0'],
    ['text-classification', { inputs: ['a', 1] }, 'inputs[1]: expected a string, got 1'],
    ['text-classification', null, 'expected an object, got null'],
    [
      'text-classification',
      { inputs: 'a', paramters: {} },
      'expected no key "paramters", got an object',
    ],
    [
      'text-classification',
      { inputs: 'a', parameters: { top_k: 0 } },
      'parameters.top_k: expected at least 1, got 0',
    ],
    [
      'text-classification',
      { inputs: 'a', parameters: { top_k: Number.NaN } },
      'parameters.top_k: expected a number, got NaN',
    ],
    [
      'text-classification',
      { inputs: 'a', parameters: { function_to_apply: 'relu' } },
      'parameters.function_to_apply: expected one of "sigmoid", "softmax", "none", got "relu"',
    ],
    [
      'text-generation',
      { inputs: 'a', parameters: { temperature: 0 } },
      'parameters.temperature: expected more than 0, got 0',
    ],
    [
      'visual-question-answering',
      { inputs: { question: 'What?' } },
      'inputs.image: expected one image file as an http(s) or data: URL, base64 without %, bytes or a Blob of at most 20971520 bytes, got nothing',
    ],
    [
      'translation',
      { inputs: 'a', parameters: { tgt_lang: '<script>' } },
      'parameters.tgt_lang: expected a language code such as "en" or "fra_Latn", got "<script>"',
    ],
  ])('error: %s %j', (task, value, message) => {
    expect(messageOf(task, value)).toBe(message)
  })

  test('error: a long string at fault is shown shortened', () => {
    expect(messageOf('image-classification', { inputs: '!'.repeat(1000) })).toContain(
      `"${'!'.repeat(40)}…"`,
    )
  })

  test('error: the words are the same in a program that has given zod words of its own', () => {
    const { localeError } = config()
    config({ localeError: () => 'Zu kurz' })
    try {
      expect(messageOf('text-classification', { inputs: '' })).toBe(
        'inputs: expected at least 1 character, got ""',
      )
    } finally {
      config({ localeError })
    }
  })

  test('error: an unknown task names the nearest', () => {
    const call = () => parseRequest(JSON.parse('"text-clasification"'), { inputs: 'a' })
    expect(call).toThrow('Did you mean "text-classification"?')
  })

  test('error: a batch has a limit', () => {
    const inputs = Array.from({ length: MAX_BATCH_SIZE + 1 }, () => 'a')
    expect(messageOf('translation', { inputs })).toContain(`at most ${MAX_BATCH_SIZE} items`)
  })
})

test('behavior: parameters that the schema does not know are kept for the engine', () => {
  const { parameters } = parseRequest('summarization', { inputs: 'a', parameters: { beams: 3 } })
  expect(parameters).toEqual({ beams: 3 })
})

describe('images', () => {
  test.each([
    'https://example.com/cat.png',
    'http://127.0.0.1:4001/cat.png',
    'data:image/png;base64,iVBORw0KGgo=',
    'data:;base64,iVBORw0KGgo=',
    'iVBORw0KGgoAAAANSUhEUg==',
    new Uint8Array([1, 2, 3]),
    new Blob(['abc']),
  ])('behavior: %s is accepted', (inputs) => {
    expect(safeParseRequest('image-classification', { inputs }).success).toBe(true)
  })

  test.each([
    '',
    'ftp://example.com/cat.png',
    'data:image/png,abc',
    'cat.png',
    '/etc/passwd',
    'a===',
    {},
  ])('error: %s is refused', (inputs) => {
    expect(safeParseRequest('image-classification', { inputs }).success).toBe(false)
  })
})

test('property: any value gives a request or a list of issues, never another error', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TASK_IDS),
      fc.oneof(
        fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
        fc.record({ inputs: fc.anything(), parameters: fc.anything() }),
      ),
      (task, value) => {
        const result = safeParseRequest(task, value)
        expect(result.success || result.error.issues.length > 0).toBe(true)
      },
    ),
  )
})

test('isTaskId knows tasks only', () => {
  expect(TASK_IDS.every(isTaskId)).toBe(true)
  expect(['__proto__', 'constructor', '', 1, null].some(isTaskId)).toBe(false)
})

test('error: long bytes in place of an object are one fault, and not looked at place by place', () => {
  const result = safeParseRequest('chat-completion', { inputs: new Uint8Array(20_000) })
  expect(result.success ? [] : result.error.issues).toEqual([
    expect.objectContaining({
      path: 'inputs',
      expected: 'an object',
      received: '20000 bytes',
    }),
  ])
})
