import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { ModelUnavailableError } from '@taskmesh/inference-runner'
import { pullModel } from '@taskmesh/inference-runner/hub'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startCommand } from './command.ts'
import { startFakeHub, type FakeHub } from './support/fakeHub.ts'
import { runInProcess } from './support/inProcess.ts'

const ID = 'me/sentiment'
const SOURCE = demoModelDirectory('text-classification')
const GRAPH = 'onnx/model.onnx'

let hub: FakeHub
let cache = ''

beforeAll(async () => {
  hub = await startFakeHub(ID, SOURCE)
})
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'taskmesh-hub-'))
  hub.ranges.length = 0
  hub.sentBytes = 0
  vi.stubEnv('HF_ENDPOINT', hub.url)
  vi.stubEnv('TASKMESH_CACHE_DIRECTORY', cache)
})
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  hub.server.closeAllConnections()
  await new Promise((resolve) => hub.server.close(resolve))
  await rm(cache, { recursive: true, force: true })
})

const pull = (options: Partial<Parameters<typeof pullModel>[0]> = {}) =>
  pullModel({ id: ID, hubUrl: hub.url, cacheDirectory: cache, ...options })

test('behavior: a model comes with its texts and weights, and progress; the second time nothing comes', async () => {
  const seen = new Set<string>()
  const pulled = await pull({ onProgress: ({ file }) => seen.add(file) })
  expect(pulled).toMatchObject({ dtype: 'fp32', isChecked: true, path: join(cache, ID) })
  expect([...seen]).toEqual(expect.arrayContaining(['config.json', 'tokenizer.json', GRAPH]))
  expect(await readFile(join(pulled.path, GRAPH))).toEqual(await readFile(join(SOURCE, GRAPH)))
  hub.sentBytes = 0
  expect(await pull()).toMatchObject({ downloaded: 0, isChecked: true })
  expect(hub.sentBytes).toBe(0)
})

test('behavior: what broke off is continued where it ended', async () => {
  const graph = await stat(join(SOURCE, GRAPH))
  hub.breaksAfter = 300_000
  await expect(pull()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE', retryable: true })
  const { size } = await stat(join(cache, ID, `${GRAPH}.part`))
  expect(size).toBeGreaterThan(0)
  expect(size).toBeLessThan(graph.size)
  await pull()
  expect(hub.ranges).toContain(`${GRAPH} bytes=${size}-${graph.size - 1}`)
  expect(await readFile(join(cache, ID, GRAPH))).toEqual(await readFile(join(SOURCE, GRAPH)))
})

test('behavior: what is not what the Hub lists is refused and not kept', async () => {
  hub.isDamaged = true
  const failure = pull()
  await expect(failure).rejects.toBeInstanceOf(ModelUnavailableError)
  await expect(failure).rejects.toThrow('its hash is another one')
  hub.isDamaged = false
  expect(await pull()).toMatchObject({ isChecked: true })
})

test('behavior: a file that was changed here is downloaded again', async () => {
  const { path } = await pull()
  await writeFile(join(path, 'config.json'), '{}')
  expect(await pull()).toMatchObject({ downloaded: 1 })
})

test('behavior: without the Hub, what was downloaded is taken; what was not is an error in words', async () => {
  const nowhere = 'http://127.0.0.1:9'
  await expect(pull({ hubUrl: nowhere })).rejects.toThrow(`${nowhere} cannot be reached`)
  await pull()
  expect(await pull({ hubUrl: nowhere })).toMatchObject({ isChecked: false, downloaded: 0 })
  expect(await pull({ offline: true })).toMatchObject({ isChecked: false })
  await expect(pull({ offline: true, id: 'me/other' })).rejects.toThrow(
    'nothing is downloaded offline',
  )
})

test.each([
  [{ id: 'me/none' }, 'does not exist at'],
  [{ dtype: 'q4' }, 'no weights of the type q4, but fp32'],
  [{ id: '../../etc' }, 'Expected a name like'],
  [{ revision: '../x' }, 'not a branch, tag or commit'],
  [{ accessToken: 'no-token' }, 'cannot be'],
])('behavior: %j is refused in words', async (options, words) => {
  await expect(pull(options)).rejects.toThrow(words)
})

test.each([
  ['taskmesh run', [], 'model'],
  ['taskmesh run --on chain', ['--on', 'chain'], 'provider'],
])('behavior: %s takes a model from where taskmesh models pull put it', async (_, options, key) => {
  await pull()
  hub.sentBytes = 0
  const words = ['run', 'text-classification', 'good', '--model', ID, ...options, '--json']
  const { code, stdout, stderr } = await runInProcess(words)
  expect(code, stderr).toBe(0)
  expect(JSON.parse(stdout)).toHaveProperty(key)
  expect(hub.sentBytes).toBe(0)
})

test('behavior: taskmesh models pull prints where the model is, and taskmesh serve serves it by its name', async () => {
  const { code, stdout, stderr } = await runInProcess(['models', 'pull', ID, '--json'])
  expect(code, stderr).toBe(0)
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    id: ID,
    dtype: 'fp32',
  })
  const serving = startCommand(['serve', `sentiment-analysis=${ID}`, '--port', '0', '--json'])
  const log = await serving.saw('all models are loaded')
  const url = /"url":"([^"]+)"/.exec(log)?.[1]
  const response = await fetch(`${url}/v1/models`)
  expect(await response.json()).toMatchObject({ data: [{ id: ID }] })
  serving.child.kill('SIGTERM')
  expect((await serving.ended).code).toBe(0)
})

test('behavior: taskmesh models pull says in words that there is no such model', async () => {
  const { code, stderr } = await runInProcess(['models', 'pull', 'a b'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Error: Expected a name like "owner\/name"/)
})
