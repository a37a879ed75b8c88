import { createServer } from 'node:http'
import { once } from 'node:events'
import {
  createRunner,
  InvalidOptionError,
  MediaError,
  QueueFullError,
  RunnerClosedError,
  UnknownModelError,
} from '@taskmesh/inference-runner'
import { InvalidRequestError } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, expect, test } from 'vitest'
import { demoRunner, LONG_CALL } from './support/demoRunner.ts'
import { plainPng } from './support/images.ts'
import { enginePid } from './support/process.ts'

const runner = demoRunner({ queueSize: 0 })
afterAll(() => runner.close())

/** Serves a picture and counts how often it is fetched. */
async function servePicture() {
  const png = await plainPng(8, 8, 'red')
  let fetched = 0
  const server = createServer((_request, response) => {
    fetched += 1
    response.end(png)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port is expected')
  const host = `127.0.0.1:${address.port}`
  return { host, fetched: () => fetched, stop: () => server.close() }
}

test('default: what is prepared runs as the request itself would', async () => {
  const request = { inputs: ['good', 'bad'], parameters: { top_k: 2, temperature: 1 } }
  const prepared = await runner.prepare('text-classification', request)
  expect(prepared).toEqual({
    task: 'text-classification',
    model: 'taskmesh/demo-sentiment',
    request,
  })
  const { ms: _ms, ...result } = await runner.run(prepared)
  const { ms: _other, ...direct } = await runner.run('text-classification', request)
  expect(result).toEqual(direct)
  expect(result.warnings).toHaveLength(1)
})

test('behavior: media is fetched once, by prepare, however often the call runs', async () => {
  const picture = await servePicture()
  const own = demoRunner({ allowHosts: [picture.host] })
  const inputs = `http://${picture.host}/a.png`
  const prepared = await own.prepare('image-classification', { inputs })
  expect(enginePid(own)).toBeUndefined()
  picture.stop()
  const first = await own.run(prepared)
  const second = await own.run(prepared)
  expect(second.output).toEqual(first.output)
  expect(picture.fetched()).toBe(1)
  await own.close()
})

test('behavior: the order of the prepared calls does not matter', async () => {
  const [seven] = TASK_EXAMPLES['image-classification']
  const inputs = String(seven?.request.inputs)
  const image = await runner.prepare('image-classification', { inputs })
  const text = await runner.prepare('text-classification', { inputs: 'good' })
  expect((await runner.run(text)).output[0]?.label).toBe('POSITIVE')
  expect((await runner.run(image)).output[0]?.label).toBe('7')
})

test('behavior: a prepared call is streamed like any other', async () => {
  const parameters = { max_new_tokens: 3 }
  const prepared = await runner.prepare('text-generation', { inputs: 'Once', parameters })
  const types = []
  for await (const { type } of runner.stream(prepared)) types.push(type)
  expect(types).toEqual(['piece', 'piece', 'piece', 'result'])
})

test('error: what does not fit is refused by prepare, as its class, with each fault', async () => {
  const body: unknown = { inputs: 42, parameters: { top_k: 'many' } }
  const failure = await runner.prepare('text-classification', body).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InvalidRequestError)
  expect(failure).toMatchObject({
    issues: [{ path: 'inputs' }, { path: 'parameters.top_k' }],
  })
  const inputs = Buffer.from('no image, but long enough').toString('base64')
  await expect(runner.prepare('image-classification', { inputs })).rejects.toThrowError(MediaError)
  await expect(
    runner.prepare('text-classification', { inputs: 'good' }, { model: 'else/where' }),
  ).rejects.toThrowError(UnknownModelError)
})

test('error: a call that the model refuses comes back as its class from the engine process', async () => {
  const prepared = await runner.prepare('translation', {
    inputs: 'Hello',
    parameters: { tgt_lang: 'de' },
  })
  const failure = await runner.run(prepared).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InvalidRequestError)
  expect(failure).toMatchObject({ task: 'translation', issues: [{ path: 'parameters.tgt_lang' }] })
})

test('error: a full queue refuses a prepared call too', async () => {
  const prepared = await runner.prepare('text-generation', LONG_CALL)
  const controller = new AbortController()
  const busy = runner.run(prepared, { signal: controller.signal }).catch(() => {})
  await expect(runner.run(prepared)).rejects.toThrowError(QueueFullError)
  controller.abort()
  await busy
})

test('error: a handle of another runner, and one made by hand', async () => {
  const other = demoRunner()
  const prepared = await other.prepare('text-classification', { inputs: 'good' })
  await expect(runner.run(prepared)).rejects.toThrowError(InvalidOptionError)
  await expect(runner.run({ ...prepared })).rejects.toThrowError(InvalidOptionError)
  await other.close()
  await expect(other.run(prepared)).rejects.toThrowError(RunnerClosedError)
})

test('ability: a task that is served, one without a model, one without an engine', async () => {
  const own = createRunner({
    models: [{ task: 'text-classification', id: 'a/b', path: '/nowhere' }],
  })
  expect(own.ability('text-classification')).toEqual({ runnable: true })
  expect(own.ability('translation')).toEqual({
    runnable: false,
    code: 'NO_MODEL',
    reason: 'No model is served for this task.',
  })
  expect(own.ability('text-to-3d')).toEqual({
    runnable: false,
    code: 'NO_ENGINE',
    reason: expect.stringMatching(/^No engine of this runner runs text-to-3d: .{20,}\.$/),
  })
  expect(enginePid(own)).toBeUndefined()
  await own.close()
})
