import { describe, expect, inject, test } from 'vitest'
import { readConfig } from '#lib/config/configState.ts'
import { localRunner, runLocally } from '#lib/local/localRunner.ts'

const { runnerUrl = '' } = readConfig(inject('config')).config
const { signal } = new AbortController()
const call = (inputs: string) =>
  runLocally(runnerUrl, { task: 'translation', request: { inputs }, signal })

describe('runLocally', () => {
  test('posts the request and returns what came', async () => {
    expect(await call('hello')).toEqual({
      output: [{ path: '/v1/tasks/translation', inputs: 'hello' }],
      model: 'echo',
      warnings: [],
      ms: 1,
    })
  })

  test('files travel as data: URLs, also inside an input and in a batch', async () => {
    const image = new Blob(['x'], { type: 'image/png' })
    const dataUrl = 'data:image/png;base64,eA=='
    const one = await runLocally(runnerUrl, {
      task: 'visual-question-answering',
      request: { inputs: { image, question: 'What?' } },
      signal,
    })
    expect(one.output).toMatchObject([{ inputs: { image: dataUrl, question: 'What?' } }])
    const many = await runLocally(runnerUrl, {
      task: 'image-classification',
      request: { inputs: [image, 'https://example.com/a.png'] },
      signal,
    })
    expect(many.output).toMatchObject([{ inputs: [dataUrl, 'https://example.com/a.png'] }])
  })

  test('error: what the runner says is kept', async () => {
    await expect(call('refuse')).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      shortMessage: 'inputs: refused',
      path: 'inputs',
      details: 'because',
      status: 422,
    })
  })

  test.for(['garbage', 'crash'])('error: %s is no answer of a runner', async (inputs) => {
    await expect(call(inputs)).rejects.toMatchObject({
      code: 'RUNNER_UNREACHABLE',
      retryable: true,
    })
  })

  test('error: nobody there', async () => {
    const run = runLocally('http://127.0.0.1:1', {
      task: 'translation',
      request: { inputs: 'a' },
      signal,
    })
    await expect(run).rejects.toMatchObject({ code: 'RUNNER_UNREACHABLE' })
  })
})

describe('localRunner', () => {
  test('can be used when there is a runner', () => {
    expect(localRunner('translation', readConfig(inject('config'))).disabled).toBeUndefined()
  })

  test('says how to get one when there is none', () => {
    expect(localRunner('translation', { status: 'absent', config: {} }).disabled).toContain(
      'npm start',
    )
  })
})
