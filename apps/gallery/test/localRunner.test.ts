import { describe, expect, inject, test } from 'vitest'
import { readConfig } from '#lib/config/configState.ts'
import { ENGINE_TASKS } from '#lib/local/engineTasks.ts'
import { localRunner, runLocally } from '#lib/local/localRunner.ts'
import { fetchServed, readServed } from '#lib/local/servedModels.ts'

/** The text of the list of the runner's adapters, which needs Node.js to be loaded. */
const [ENGINES = ''] = Object.values(
  import.meta.glob<string>(
    '../../../packages/inference-runner/src/engines/transformersJs/tasks.ts',
    { query: '?raw', import: 'default', eager: true },
  ),
)

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

  test('files travel wherever they are: in lists, by name, in parameters', async () => {
    const image = new Blob(['x'], { type: 'image/png' })
    const dataUrl = 'data:image/png;base64,eA=='
    const robot = await runLocally(runnerUrl, {
      task: 'robotics',
      request: { inputs: { observation: { state: [1, 2], images: { top: image } } } },
      signal,
    })
    expect(robot.output).toMatchObject([
      { inputs: { observation: { state: [1, 2], images: { top: dataUrl } } } },
    ])
    const pages = await runLocally(runnerUrl, {
      task: 'visual-document-retrieval',
      request: { inputs: { query: 'q', images: [image, new Uint8Array([120])] } },
      signal,
    })
    expect(pages.output).toMatchObject([
      { inputs: { images: [dataUrl, expect.stringContaining('base64,eA==')] } },
    ])
    const masked = await runLocally(runnerUrl, {
      task: 'image-to-image',
      request: { inputs: dataUrl, parameters: { mask_image: image, seed: 1 } },
      signal,
    })
    expect(masked.output).toMatchObject([{ parameters: { mask_image: dataUrl, seed: 1 } }])
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
    const state = readConfig(inject('config'))
    expect(localRunner('translation', { state }).disabled).toBeUndefined()
    const served = new Map([['translation', ['m']] as const])
    expect(localRunner('translation', { state, served }).disabled).toBeUndefined()
  })

  test('says how to try a task that has an engine but no model here', () => {
    const state = readConfig(inject('config'))
    const { disabled } = localRunner('translation', { state, served: new Map() })
    expect(disabled).toMatch(/No model for this task.*taskmesh run translation … --model/)
  })

  test('says that no engine runs a task, and what the page is good for', () => {
    const state = readConfig(inject('config'))
    const { disabled } = localRunner('robotics', { state, served: new Map() })
    expect(disabled).toMatch(/No engine.*yet/)
    expect(disabled).not.toContain('--model')
  })

  test('knows the tasks that the runner has engines for', () => {
    const adapters = [...ENGINES.matchAll(/^ {2}'?([a-z-]+)'?(?::|,$)/gm)].map(([, task]) => task)
    expect(adapters.toSorted()).toEqual([...ENGINE_TASKS].toSorted())
  })

  test('says how to get one when there is none', () => {
    const state = { status: 'absent', config: {} } as const
    expect(localRunner('translation', { state }).disabled).toContain('npm start')
  })
})

describe('the models of a runner', () => {
  test('are listed by task', async () => {
    const served = await fetchServed(runnerUrl)
    expect([...(served ?? [])]).toEqual([['translation', ['echo']]])
  })

  test('of tasks that are not known are left out; other answers say nothing', () => {
    const models = [
      { id: 'a', task: 'translation', state: 'idle' },
      { id: 'b', task: 'translation' },
      { id: 'c', task: 'telepathy' },
    ]
    expect([...(readServed({ models }) ?? [])]).toEqual([['translation', ['a', 'b']]])
    expect(readServed({ models: [1] })).toBeUndefined()
  })

  test('are unknown where nobody answers', async () => {
    expect(await fetchServed('http://127.0.0.1:1')).toBeUndefined()
  })
})
