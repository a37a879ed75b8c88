import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeOgpuData,
  decodeOgpuRequest,
  decodeOgpuResult,
  encodeOgpuRequest,
  encodeOgpuResult,
} from '../src/dialects/ogpu.ts'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { TASK_IDS, type TaskId } from '../src/index.ts'

const classes = fc.array(
  fc.record({ label: fc.string(), score: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
)

describe('requests', () => {
  test.each(TASK_IDS)('behavior: every example of %s survives the way there and back', (task) => {
    for (const { request } of TASK_EXAMPLES[task]) {
      const wire: unknown = JSON.parse(JSON.stringify(encodeOgpuRequest(request)))
      expect(decodeOgpuRequest(task, wire)).toEqual({ parameters: {}, ...request })
    }
  })

  test('behavior: args may be missing or null', () => {
    const request = { inputs: 'Hello', parameters: {} }
    expect(decodeOgpuData('translation', { input: 'Hello' })).toEqual(request)
    expect(decodeOgpuData('translation', { input: 'Hello', args: null })).toEqual(request)
  })

  test.each<[TaskId, unknown, string]>([
    ['translation', { function_name: 'train', data: { input: 'a' } }, 'function_name'],
    ['translation', { function_name: 'inference' }, 'data'],
    ['translation', { function_name: 'inference', data: { input: 3 } }, 'data.input'],
    ['translation', { function_name: 'inference', data: { input: 'a', args: [] } }, 'data.args'],
    [
      'translation',
      { function_name: 'inference', data: { input: 'a', args: { max_length: 'x' } } },
      'data.args.max_length',
    ],
    ['translation', 'inference', ''],
  ])('error: %s %j names the path of the wire', (task, value, path) => {
    const error = (() => {
      try {
        return decodeOgpuRequest(task, value)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', issues: [{ path }] })
  })
})

describe('results', () => {
  test('behavior: one output becomes a list', () => {
    const output = { translation_text: 'Bonjour' }
    expect(encodeOgpuResult('translation', output, 'Hello')).toEqual({ result: [output] })
  })

  test('behavior: a batch with one answer each is flat, as the guide shows', () => {
    const output = [[{ label: 'A', score: 1 }], [{ label: 'B', score: 1 }]]
    expect(encodeOgpuResult('text-classification', output, ['a', 'b'])).toEqual({
      result: [
        { label: 'A', score: 1 },
        { label: 'B', score: 1 },
      ],
    })
  })

  test('behavior: both forms that the network knows are read', () => {
    const output = [{ label: 'A', score: 1 }]
    for (const wire of [{ result: output }, { result: { output } }, { result: [output] }]) {
      expect(decodeOgpuResult('text-classification', wire, 'a').output).toEqual(output)
    }
  })

  test('behavior: warnings travel along', () => {
    const output = { summary_text: 'Short.' }
    const wire = encodeOgpuResult('summarization', output, 'Long.', ['top_p had no effect'])
    expect(decodeOgpuResult('summarization', wire, 'Long.').warnings).toEqual([
      'top_p had no effect',
    ])
  })

  test.each([
    [{ result: [{ label: 'A' }] }],
    [{ result: [{ label: 'A', score: 'high' }] }],
    [{ result: 'POSITIVE' }],
    [{ error: 'broken' }],
    [null],
  ])('error: %j is not a result', (wire) => {
    expect(() => decodeOgpuResult('text-classification', wire, 'a')).toThrow(
      expect.objectContaining({ code: 'INVALID_OUTPUT' }),
    )
  })

  test('error: a batch must have as many outputs as inputs', () => {
    const wire = { result: [{ translation_text: 'un' }] }
    expect(() => decodeOgpuResult('translation', wire, ['one', 'two'])).toThrow('2 outputs')
  })

  test('property: canonical → wire → canonical is the identity', () => {
    fc.assert(
      fc.property(classes, fc.array(classes, { minLength: 1 }), (one, many) => {
        const inputs = many.map(() => 'a')
        const single = encodeOgpuResult('text-classification', one, 'a')
        const batch = encodeOgpuResult('text-classification', many, inputs)
        expect(decodeOgpuResult('text-classification', single, 'a').output).toEqual(one)
        expect(decodeOgpuResult('text-classification', batch, inputs).output).toEqual(many)
      }),
    )
  })
})
