import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeOgpuData,
  decodeOgpuRequest,
  decodeOgpuResult,
  encodeOgpuRequest,
  encodeOgpuResult,
} from '../src/dialects/ogpu/index.ts'
import { TASK_EXAMPLES } from '../src/examples.ts'
import { parseOutput, parseRequest, TASK_IDS, type TaskId } from '../src/index.ts'
import { ZOD_SCHEMAS } from '../src/zod/index.ts'
import { arbitraryOf } from './arbitraryOf.ts'

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

/** Sends an output over the wire and back. */
function travel(task: TaskId, output: unknown, inputs: unknown): unknown {
  const typed = parseOutput(task, output, inputs as never)
  const wire: unknown = JSON.parse(
    JSON.stringify(encodeOgpuResult(task, typed, inputs as never, ['a note'])),
  )
  return decodeOgpuResult(task, wire, inputs as never)
}

describe('every task', () => {
  test.each(TASK_IDS)('behavior: the results of the examples of %s survive', (task) => {
    for (const { request, output } of TASK_EXAMPLES[task]) {
      expect(travel(task, output, request.inputs)).toEqual({ output, warnings: ['a note'] })
    }
  })

  test.each(TASK_IDS)('property: any request of %s survives', (task) => {
    const { inputs, parameters, batch } = ZOD_SCHEMAS[task]
    const one = arbitraryOf(inputs)
    const some = batch ? fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 })) : one
    fc.assert(
      fc.property(some, arbitraryOf(parameters), (given, known) => {
        const request = parseRequest(task, { inputs: given, parameters: known })
        const wire: unknown = JSON.parse(JSON.stringify(encodeOgpuRequest(request)))
        expect(decodeOgpuRequest(task, wire)).toEqual(request)
      }),
      { numRuns: 30 },
    )
  })

  test.each(TASK_IDS)('property: any result of %s survives, alone and in a batch', (task) => {
    const { inputs, output, batch } = ZOD_SCHEMAS[task]
    const outputs = fc.array(arbitraryOf(output), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(arbitraryOf(inputs), outputs, (input, many) => {
        const [one] = many
        expect(travel(task, one, input)).toEqual({ output: one, warnings: ['a note'] })
        if (!batch) return
        const several = many.map(() => input)
        expect(travel(task, many, several)).toEqual({ output: many, warnings: ['a note'] })
      }),
      { numRuns: 60 },
    )
  })

  test('behavior: a list is one input of a task without batches', () => {
    const inputs = { source_sentence: 'a', sentences: ['b', 'c'] }
    expect(travel('sentence-similarity', [0.1, 0.2], inputs)).toMatchObject({ output: [0.1, 0.2] })
    expect(() => decodeOgpuData('sentence-similarity', { input: [inputs] })).toThrow('input')
  })

  test('behavior: nothing is the input of a task that needs none', () => {
    const request = { inputs: null, parameters: { seed: 1 } }
    const task = 'unconditional-image-generation'
    expect(decodeOgpuData(task, { input: null, args: { seed: 1 } })).toEqual(request)
  })

  test('error: a required parameter is missed by its name on the wire', () => {
    expect(() => decodeOgpuData('zero-shot-classification', { input: 'a' })).toThrow(
      expect.objectContaining({ path: 'args.candidate_labels' }),
    )
  })

  test('behavior: vectors may come alone or in lists', () => {
    const read = (result: unknown, inputs: string | string[]) =>
      decodeOgpuResult('feature-extraction', { result }, inputs).output
    expect(read([0.1, 0.2], 'a')).toEqual([0.1, 0.2])
    expect(read([[[0.1], [0.2]]], 'a')).toEqual([[0.1], [0.2]])
    expect(read([[0.1], [0.2]], ['a', 'b'])).toEqual([[0.1], [0.2]])
    expect(read([0.1, 0.2], ['a', 'b'])).toEqual([[0.1], [0.2]])
  })

  test('behavior: an object may come without a list', () => {
    const output = { text: 'Hello' }
    const inputs = 'https://example.com/sound.wav'
    expect(
      decodeOgpuResult('automatic-speech-recognition', { result: output }, inputs).output,
    ).toEqual(output)
  })

  test.each<[TaskId, unknown, unknown, string]>([
    ['translation', { result: [{ translation_text: 5 }] }, 'a', 'result[0].translation_text'],
    ['translation', { result: { translation_text: 5 } }, 'a', 'result.translation_text'],
    ['translation', { result: { output: [{}] } }, 'a', 'result.output[0].translation_text'],
    ['text-classification', { result: [{ label: 5, score: 1 }] }, ['a'], 'result[0].label'],
    ['text-classification', { result: [[{ label: 5, score: 1 }]] }, 'a', 'result[0][0].label'],
  ])('error: %s %j names the path of the wire', (task, wire, inputs, path) => {
    expect(() => decodeOgpuResult(task, wire, inputs as never)).toThrow(
      expect.objectContaining({ path }),
    )
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

test('behavior: numbers that are not finite are written as null', () => {
  const output = [{ label: 'A', score: NaN }]
  const { result } = encodeOgpuResult('image-classification', output, 'https://a.example/b.png')
  expect(result).toEqual([{ label: 'A', score: null }])
})

test('behavior: files are written as data: URLs', () => {
  const png = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)
  const image = `data:image/png;base64,${btoa(String.fromCharCode(...png))}`
  const one = encodeOgpuResult('background-removal', { image: png }, 'https://a.example/b.png')
  expect(one.result).toEqual([{ image }])
  const masks = [{ label: 'sky', score: null, mask: png }]
  const batch = ['https://a.example/b.png', 'https://a.example/c.png']
  const many = encodeOgpuResult('image-segmentation', [masks, masks], batch)
  expect(JSON.stringify(many.result)).not.toContain('"0":')
  expect(decodeOgpuResult('image-segmentation', many, batch).output).toEqual([
    [{ label: 'sky', score: null, mask: image }],
    [{ label: 'sky', score: null, mask: image }],
  ])
})
