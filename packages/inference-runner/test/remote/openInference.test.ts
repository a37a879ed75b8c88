import { expect, test } from 'vitest'
import { ModelLoadError } from '../../src/errors.ts'
import { callOf } from '../support/pipelineFolder.ts'
import { loadRemote, startServer } from '../support/remoteServer.ts'

const tensor = (name: string, datatype: string, shape: number[]) => ({ name, datatype, shape })

/** A server of one model: says what it takes, and answers with these tensors. */
function modelOf(inputs: object[], outputs: object[]) {
  return startServer(({ method }) =>
    method === 'GET'
      ? Response.json({ name: 'model', platform: 'onnxruntime', inputs, outputs: [] })
      : Response.json({ model_name: 'model', outputs }),
  )
}

const dialect = 'open-inference'

test('default: strings travel as BYTES, and JSON comes back in them, as of MLServer', async () => {
  const label = JSON.stringify([{ label: 'POSITIVE', score: 0.9 }])
  const { url, received } = await modelOf(
    [tensor('array_inputs', 'BYTES', [-1])],
    [{ ...tensor('output', 'BYTES', [1, 1]), data: [label] }],
  )
  const model = await loadRemote({ task: 'text-classification', url, dialect, remoteModel: 'mood' })
  const { outputs, warnings } = await model.run(callOf(['I like it'], { top_k: 1 }))
  expect(outputs).toEqual([[{ label: 'POSITIVE', score: 0.9 }]])
  expect(warnings).toEqual([expect.stringContaining('"top_k" had no effect')])
  expect(received.map(({ path }) => path)).toEqual(['/v2/models/mood', '/v2/models/mood/infer'])
  expect(received[1]?.json).toEqual({
    inputs: [{ name: 'array_inputs', datatype: 'BYTES', shape: [1], data: ['I like it'] }],
  })
})

const TABLE = { data: { width: [1, 2], height: ['3', 4.5] } }

test('default: a table is the rows of one tensor', async () => {
  const { url, received } = await modelOf(
    [tensor('float_input', 'FP32', [-1, 2])],
    [{ ...tensor('label', 'INT64', [2, 1]), data: [0, 1] }],
  )
  const model = await loadRemote({ task: 'tabular-classification', url, dialect })
  expect((await model.run(callOf([TABLE]))).outputs).toEqual([[0, 1]])
  expect(received[1]?.json).toEqual({
    inputs: [{ name: 'float_input', datatype: 'FP32', shape: [2, 2], data: [1, 3, 2, 4.5] }],
  })
})

test('default: or each column is the tensor of its name', async () => {
  const { url, received } = await modelOf(
    [tensor('width', 'INT64', [-1, 1]), tensor('height', 'FP64', [-1, 1])],
    [{ ...tensor('variable', 'FP32', [2, 1]), data: [0.5, 1.5] }],
  )
  const model = await loadRemote({ task: 'tabular-regression', url, dialect })
  expect((await model.run(callOf([TABLE]))).outputs).toEqual([[0.5, 1.5]])
  expect(received[1]?.json).toMatchObject({
    inputs: [
      { name: 'width', shape: [2, 1], data: [1, 2] },
      { name: 'height', shape: [2, 1], data: [3, 4.5] },
    ],
  })
})

test('default: vectors come nested as their shape says', async () => {
  const { url } = await modelOf(
    [tensor('text', 'BYTES', [1])],
    [{ ...tensor('embedding', 'FP32', [1, 3]), data: [0.1, 0.2, 0.3] }],
  )
  const model = await loadRemote({ task: 'feature-extraction', url, dialect })
  expect((await model.run(callOf(['a', 'b']))).outputs).toEqual([
    [0.1, 0.2, 0.3],
    [0.1, 0.2, 0.3],
  ])
})

test('default: several tensors are the fields of an output', async () => {
  const { url } = await modelOf(
    [tensor('question', 'BYTES', [1]), tensor('context', 'BYTES', [1])],
    [
      { ...tensor('answer', 'BYTES', [1]), data: ['Rome'] },
      { ...tensor('score', 'FP32', [1]), data: [0.7] },
      { ...tensor('start', 'INT64', [1]), data: [3] },
      { ...tensor('end', 'INT64', [1]), data: [7] },
    ],
  )
  const model = await loadRemote({ task: 'question-answering', url, dialect })
  const input = { question: 'Where?', context: 'In Rome.' }
  expect((await model.run(callOf([input]))).outputs).toEqual([
    [{ answer: 'Rome', score: 0.7, start: 3, end: 7 }],
  ])
})

test('error: a tensor that the input has nothing for', async () => {
  const { url } = await modelOf([tensor('depth', 'FP32', [1]), tensor('width', 'FP32', [1])], [])
  const model = await loadRemote({ task: 'tabular-regression', url, dialect })
  await expect(model.run(callOf([TABLE]))).rejects.toHaveProperty(
    'details',
    'Its server takes the tensors depth, width, and the input has no depth.',
  )
})

test('error: an output that does not fit, and a server that does not say what it takes', async () => {
  const { url } = await modelOf(
    [tensor('text', 'BYTES', [1])],
    [{ ...tensor('output', 'FP32', [2]), data: [1, 2] }],
  )
  const model = await loadRemote({ task: 'translation', url, dialect })
  await expect(model.run(callOf(['a']))).rejects.toHaveProperty('code', 'INVALID_OUTPUT')
  const other = await startServer(() => Response.json({ name: 'model' }))
  const loading = loadRemote({ task: 'translation', url: other.url, dialect })
  await expect(loading).rejects.toBeInstanceOf(ModelLoadError)
})
