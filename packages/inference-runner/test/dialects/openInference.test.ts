import { DEMO_MODELS, type DemoTask } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { describeModel } from '../../src/server/openInference/metadata.ts'
import { readInputs } from '../../src/server/openInference/readInputs.ts'
import { readTensor, type GivenTensor } from '../../src/server/openInference/tensor.ts'
import { post } from '../support/http.ts'
import { readSpecification } from '../support/specification.ts'
import { demoOptions } from '../support/demoRunner.ts'
import { serveModels } from '../support/serveModels.ts'

const TASKS = [
  'text-classification',
  'feature-extraction',
  'text-ranking',
  'translation',
  'question-answering',
  'tabular-classification',
  'tabular-regression',
  'image-classification',
] as const satisfies readonly DemoTask[]

const { runner, url, close } = await serveModels(demoOptions(...TASKS))
const specification = await readSpecification('open-inference-protocol.yaml')
const OF_VERSION = '/v2/models/${MODEL_NAME}/versions/${MODEL_VERSION}'

afterAll(close)

const answerSchema = z.looseObject({
  model_name: z.string(),
  model_version: z.string(),
  id: z.optional(z.string()),
  parameters: z.optional(z.record(z.string(), z.unknown())),
  outputs: z.array(
    z.looseObject({
      name: z.string(),
      datatype: z.string(),
      shape: z.array(z.number()),
      data: z.array(z.unknown()),
    }),
  ),
})

/** Calls a model. What it answers has to be what the specification says. */
async function infer(task: DemoTask, body: unknown) {
  const answer = await post(`${url}/v2/models/${DEMO_MODELS[task].id}/versions/${task}/infer`, body)
  const { status, body: written } = answer
  const path = `${OF_VERSION}/infer`
  expect(specification.faultOf({ path, status, body: written })).toBeUndefined()
  return answer
}

async function outputOf(task: DemoTask, body: unknown) {
  const { body: answer } = await infer(task, body)
  const [output, ...others] = z.parse(answerSchema, answer).outputs
  expect(others).toEqual([])
  if (output === undefined) throw new Error('There is no output.')
  return output
}

function texts(...data: string[]) {
  return { name: 'inputs', shape: [data.length], datatype: 'BYTES', data }
}

async function get(path: string) {
  const answer = await fetch(`${url}${path}`)
  const body: unknown = await answer.json()
  return { status: answer.status, body }
}

describe('what runs here', () => {
  test.each([
    ['/v2', '/v2/'],
    ['/v2/', '/v2/'],
    ['/v2/health/live', '/v2/health/live'],
    ['/v2/health/ready', '/v2/health/ready'],
  ])('GET %s', async (path, described) => {
    const { status, body } = await get(path)
    expect(status).toBe(200)
    const fault = specification.faultOf({ path: described, method: 'get', status, body })
    expect(fault).toBeUndefined()
  })

  test('a model, by its name with a slash or without, with a version or without', async () => {
    const { id } = DEMO_MODELS['text-ranking']
    const coded = await get(`/v2/models/${encodeURIComponent(id)}/versions/text-ranking`)
    expect(coded).toEqual(await get(`/v2/models/${id}/versions/text-ranking`))
    const fault = specification.faultOf({ path: OF_VERSION, method: 'get', ...coded })
    expect(fault).toBeUndefined()
    expect(coded.body).toEqual({
      name: id,
      versions: ['feature-extraction', 'text-ranking'],
      platform: 'taskmesh_text-ranking',
      inputs: [
        { name: 'query', datatype: 'BYTES', shape: [-1] },
        { name: 'texts', datatype: 'BYTES', shape: [-1] },
      ],
      outputs: [{ name: 'output', datatype: 'BYTES', shape: [-1] }],
    })
    expect(await get(`/v2/models/${id}`)).toMatchObject({
      body: { platform: 'taskmesh_feature-extraction', outputs: [{ datatype: 'FP64' }] },
    })
    expect(await get(`/v2/models/${id}/ready`)).toEqual({
      status: 200,
      body: { name: id, ready: true },
    })
    expect((await get(`/v2/models/${id}/versions/text-ranking/ready`)).status).toBe(200)
  })

  test('what is not served, and other methods', async () => {
    expect(await get('/v2/models/me/other')).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('"me/other"') },
    })
    const { id } = DEMO_MODELS.translation
    expect((await get(`/v2/models/${id}/versions/2`)).status).toBe(404)
    expect((await get(`/v2/models/${id}/infer`)).status).toBe(405)
    expect((await post(`${url}/v2/models/${id}`, {})).status).toBe(405)
  })
})

describe('infer', () => {
  test('texts: an output for each, and the id of the call', async () => {
    const inputs = [texts('I like it', 'I do not like it')]
    const parameters = { top_k: 1 }
    const { body } = await infer('text-classification', { id: '42', inputs, parameters })
    const answer = z.parse(answerSchema, body)
    expect(answer).toMatchObject({
      id: '42',
      model_name: 'taskmesh/demo-sentiment',
      model_version: 'text-classification',
      outputs: [
        { name: 'output', datatype: 'BYTES', shape: [2], parameters: { content_type: 'hg_json' } },
      ],
    })
    const found = answer.outputs[0]?.data.map((json) => JSON.parse(String(json)))
    expect(found).toEqual([
      [{ label: 'POSITIVE', score: expect.any(Number) }],
      [{ label: 'NEGATIVE', score: expect.any(Number) }],
    ])
  })

  test('an object as JSON, and a text that looks like JSON as a text', async () => {
    const pair = JSON.stringify({ text: 'I like it', text_pair: 'really' })
    expect((await outputOf('text-classification', { inputs: [texts(pair)] })).shape).toEqual([1])
    const json = { ...texts('{"a": 1}'), parameters: { content_type: 'str' } }
    expect((await outputOf('text-classification', { inputs: [json] })).shape).toEqual([1])
  })

  test('vectors are numbers', async () => {
    const output = await outputOf('feature-extraction', { inputs: [texts('a cat', 'a dog')] })
    expect(output).toMatchObject({ datatype: 'FP64', shape: [2, 96] })
    expect(output.data).toHaveLength(192)
  })

  test('fields, each a tensor; a list is a tensor of its elements', async () => {
    const list = ['It rains today.', 'A cat says meow.']
    const query = { name: 'query', shape: [1], datatype: 'BYTES', data: ['a cat'] }
    const found = { name: 'texts', shape: [2], datatype: 'BYTES', data: list }
    const output = await outputOf('text-ranking', { inputs: [query, found] })
    const direct = await runner.run('text-ranking', { inputs: { query: 'a cat', texts: list } })
    expect(JSON.parse(String(output.data[0]))).toEqual(direct.output)
    const both = await outputOf('text-ranking', {
      inputs: [
        { ...query, shape: [2], data: ['a cat', 'rain'] },
        { ...found, shape: [2, 2], data: [list, list] },
      ],
    })
    expect(both.shape).toEqual([2])
    expect(JSON.parse(String(both.data[0]))).toEqual(direct.output)
  })

  test('several questions are several rows', async () => {
    const field = (name: string, ...data: string[]) => ({
      name,
      shape: [data.length, 1],
      datatype: 'BYTES',
      data,
    })
    const output = await outputOf('question-answering', {
      inputs: [
        field('question', 'Where does Anna live?', 'Where does Tom live?'),
        field('context', 'Anna lives in Rome.', 'Tom lives in Oslo.'),
      ],
    })
    expect(output.shape).toEqual([2])
  })

  test('a table, as JSON, as columns, and as rows of numbers', async () => {
    const [example] = TASK_EXAMPLES['tabular-regression']
    const { data } = example?.request.inputs ?? { data: {} }
    const whole = await outputOf('tabular-regression', {
      inputs: [texts(JSON.stringify({ data }))],
    })
    const columns = Object.entries(data).map(([name, cells]) => {
      const isText = cells.some((cell) => typeof cell === 'string')
      return {
        name,
        shape: [cells.length, 1],
        datatype: isText ? 'BYTES' : 'FP64',
        data: cells,
      }
    })
    const apart = await outputOf('tabular-regression', { inputs: columns })
    expect(apart).toEqual(whole)
    expect(apart).toMatchObject({ datatype: 'FP64', shape: [columns[0]?.shape[0]] })
    const numbers = readInputs('tabular-regression', [
      readTensor(
        'tabular-regression',
        { name: 'x', shape: [2, 2], datatype: 'FP32', data: [1, 2, 3, 4] },
        0,
      ),
    ])
    expect(numbers).toEqual([{ data: { x_0: [1, 3], x_1: [2, 4] } }])
  })

  test.each([
    ['no tensors', { inputs: [] }, 'inputs'],
    ['a shape that does not fit', { inputs: [{ ...texts('a'), shape: [2] }] }, '2 elements'],
    ['an element of another type', { inputs: [{ ...texts('a'), data: [1] }] }, 'a string'],
    ['an unknown type', { inputs: [{ ...texts('a'), datatype: 'TEXT' }] }, 'one of BOOL'],
    ['an unknown output', { inputs: [texts('a')], outputs: [{ name: 'x' }] }, '"output"'],
    [
      'binary tensors',
      { inputs: [{ ...texts('a'), data: undefined, parameters: { binary_data_size: 5 } }] },
      'no tensors in binary form',
    ],
    [
      'binary outputs',
      { inputs: [texts('a')], outputs: [{ name: 'output', parameters: { binary_data: true } }] },
      'no tensors in binary form',
    ],
    ['two tensors of one name', { inputs: [texts('a'), texts('b')] }, 'different names'],
    ['a parameter that does not fit', { inputs: [texts('a')], parameters: { top_k: 0 } }, 'top_k'],
    ['no object', [], 'object'],
  ])('error: %s', async (_, body, words) => {
    expect(await infer('text-classification', body)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(words) },
    })
  })

  test('error: a body in binary form', async () => {
    const { id } = DEMO_MODELS['text-classification']
    const answer = await fetch(`${url}/v2/models/${id}/infer`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array([1, 2]),
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining('binary form') })
  })
})

test('the metadata of every task name tensors', () => {
  for (const task of TASK_IDS) {
    const info = { id: 'me/model', task, state: 'loaded', waiting: 0, running: 0 } as const
    const limits = { concurrency: 1, queueSize: 1, maxBatchTokens: 0 }
    const { inputs, outputs } = describeModel({ ...info, limits }, [task])
    expect(inputs.length).toBeGreaterThan(0)
    expect(outputs).toHaveLength(1)
  }
})

test('the first example of every task, as a whole input, comes back as it was', () => {
  const seen: TaskId[] = []
  for (const task of TASK_IDS) {
    const [example] = TASK_EXAMPLES[task]
    const inputs: unknown = example?.request.inputs
    if (inputs === undefined || JSON.stringify(inputs)?.includes('{}')) continue
    const text = typeof inputs === 'string' ? inputs : JSON.stringify(inputs)
    const given = { name: 'inputs', shape: [1], datatype: 'BYTES', data: [text] } as const
    expect(readInputs(task, [readTensor(task, given, 0)])).toEqual([inputs])
    seen.push(task)
  }
  expect(seen.length).toBeGreaterThan(30)
})

describe('our own client of the protocol', () => {
  const remote = createRunner({
    models: TASKS.map((task) => ({
      kind: 'remote-endpoint',
      task,
      id: `remote/${task}`,
      url,
      dialect: 'open-inference',
      remoteModel: `${DEMO_MODELS[task].id}/versions/${task}`,
    })),
    process: 'shared',
    keepsReserve: false,
  })
  afterAll(() => remote.close({ signal: AbortSignal.abort() }))

  test.each(TASKS)('%s: what comes back is what the model gives', async (task) => {
    const [example] = TASK_EXAMPLES[task]
    const inputs: unknown = example?.request.inputs
    const near = await runner.run(task, { inputs } as unknown)
    const far = await remote.run(task, { inputs } as unknown)
    expect(far.output).toEqual(near.output)
  })
})

test('any tensor gives an answer of the specification', { timeout: 60_000 }, async () => {
  const cell = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
  const tensor = fc.record(
    {
      name: fc.constantFrom('inputs', 'text', 'query', 'texts', 'data', 'other'),
      shape: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 3 }),
      datatype: fc.constantFrom('BYTES', 'FP32', 'INT64', 'BOOL', 'TEXT'),
      data: fc.oneof(fc.array(cell, { maxLength: 4 }), fc.array(fc.array(cell), { maxLength: 2 })),
    },
    { requiredKeys: [] },
  )
  const bodies = fc.record(
    { inputs: fc.array(tensor, { maxLength: 3 }), parameters: fc.dictionary(fc.string(), cell) },
    { requiredKeys: ['inputs'] },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TASKS), bodies, async (task, body) => {
      const { status, body: answer } = await post(
        `${url}/v2/models/${DEMO_MODELS[task].id}/versions/${task}/infer`,
        body,
      )
      expect(status).toBeLessThan(500)
      if (status !== 200) expect(answer).toMatchObject({ error: expect.any(String) })
    }),
    { numRuns: 150 },
  )
})

test('a tensor of any shape is read in row-major order', () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(shapes, (shape) => {
      const size = shape.reduce((product, one) => product * one, 1)
      const flat = Array.from({ length: size }, (_, index) => index)
      const nest = (data: readonly unknown[], [, ...inner]: readonly number[]): unknown => {
        if (inner.length === 0) return data
        const width = inner.reduce((product, one) => product * one, 1)
        return Array.from({ length: data.length / width }, (_, index) =>
          nest(data.slice(index * width, (index + 1) * width), inner),
        )
      }
      const given: GivenTensor = { name: 'x', shape, datatype: 'INT32', data: nest(flat, shape) }
      expect(readTensor('translation', given, 0).cells).toEqual(flat)
    }),
  )
})
