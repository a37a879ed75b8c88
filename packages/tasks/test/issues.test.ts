import { readErrorBody, RemoteError, reviveError } from '@taskmesh/errors'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createIssue, InvalidRequestError, TASK_ERRORS } from '../src/errors.ts'
import {
  MAX_MEDIA_BYTES,
  safeParseOutput,
  safeParseRequest,
  type Issue,
  type TaskId,
} from '../src/index.ts'

function firstIssue(task: TaskId, value: unknown): Issue | undefined {
  const result = safeParseRequest(task, value)
  return result.success ? undefined : result.error.issues[0]
}

describe('an issue has a field for each fact', () => {
  test('what was expected and what came', () => {
    expect(firstIssue('text-classification', { inputs: 'a', parameters: { top_k: 0 } })).toEqual({
      path: 'parameters.top_k',
      code: 'too_small',
      message: 'parameters.top_k: expected at least 1, got 0',
      expected: 'at least 1',
      received: '0',
    })
  })

  test.each<[TaskId, unknown, Issue['media']]>([
    ['object-detection', { inputs: 42 }, { kind: 'image', maxBytes: MAX_MEDIA_BYTES }],
    ['audio-classification', { inputs: ['a.wav'] }, { kind: 'audio', maxBytes: MAX_MEDIA_BYTES }],
    [
      'visual-question-answering',
      { inputs: { question: 'What?' } },
      { kind: 'image', maxBytes: MAX_MEDIA_BYTES },
    ],
    ['translation', { inputs: 42 }, undefined],
  ])('%s %j: which media were expected', (task, value, media) => {
    expect(firstIssue(task, value)?.media).toEqual(media)
  })

  test('the message is composed of the fields', () => {
    const facts = fc.record({
      path: fc.string(),
      code: fc.string(),
      expected: fc.string(),
      received: fc.string(),
    })
    fc.assert(
      fc.property(facts, ({ path, code, expected, received }) => {
        const { message } = createIssue({ path, code, expected, received })
        const words = `expected ${expected}, got ${received}`
        expect(message).toBe(path === '' ? words : `${path}: ${words}`)
      }),
    )
  })
})

/** The error that a receiver has of one that was sent as JSON with these issues. */
function revived(issues: readonly unknown[]): Error {
  const sent = {
    ...new InvalidRequestError('object-detection', []).toJSON(),
    data: { task: 'object-detection', issues },
  }
  const body = readErrorBody(JSON.parse(JSON.stringify(sent)))
  if (body === undefined) throw new Error('That is no error body.')
  return reviveError(body, TASK_ERRORS)
}

function revivedIssues(issues: readonly unknown[]): readonly Issue[] {
  const error = revived(issues)
  if (!(error instanceof InvalidRequestError)) throw error
  return error.issues
}

const issue = createIssue({
  path: 'inputs',
  code: 'custom',
  expected: 'an image',
  received: '42',
  media: { kind: 'image', maxBytes: 100 },
})

describe('issues that come from another process', () => {
  test('are the issues that were sent', () => {
    expect(revivedIssues([issue])).toEqual([issue])
  })

  test('may come from a sender that does not say what it received', () => {
    const { received: _received, media: _media, ...older } = issue
    expect(revivedIssues([older])).toEqual([{ ...older, received: 'something else' }])
  })

  test.each([
    ['of an unknown kind', { kind: 'smell', maxBytes: 100 }],
    ['without a size', { kind: 'image' }],
    ['of a size below zero', { kind: 'image', maxBytes: -1 }],
    ['that are no object', 'image'],
  ])('say nothing of media %s', (_what, media) => {
    expect(revivedIssues([{ ...issue, media }])).toEqual([{ ...issue, media: undefined }])
  })

  test('carry nothing else', () => {
    expect(revivedIssues([{ ...issue, stack: 'secret' }])).toEqual([issue])
  })

  test.each([
    ['a number', 42],
    ['without a message', { ...issue, message: undefined }],
    ['with a number for what came', { ...issue, received: 42 }],
    ['with an endless text', { ...issue, expected: 'x'.repeat(20_001) }],
  ])('are not believed when one is %s', (_what, other) => {
    expect(revived([issue, other])).toBeInstanceOf(RemoteError)
  })

  test('are at most 1000', () => {
    expect(revivedIssues(Array.from({ length: 1001 }, () => issue))).toHaveLength(1000)
  })
})

test('an output that does not fit comes with its error, but does not leave the process', () => {
  const output = { translation_text: 42 }
  const result = safeParseOutput('translation', output, 'Hello')
  if (result.success) throw new Error('The output is accepted.')
  expect(result.error.received).toBe(output)
  expect(JSON.stringify(result.error)).not.toContain('translation_text":42')
})
