import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { TaskmeshError } from '@taskmesh/errors'
import { UnknownModelError } from '@taskmesh/inference-runner'
import { hashKey } from '@taskmesh/inference-runner/server'
import { readEvents } from '@taskmesh/tasks/dialects/stream'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { doctor } from '../src/actions/doctor.ts'
import { makeKey } from '../src/actions/key.ts'
import { ps } from '../src/actions/models.ts'
import { readSettings } from '../src/actions/serve.ts'
import { listen } from '../src/serve/listen.ts'
import { resolveModels } from '../src/serve/resolveModels.ts'
import { loadServed, unloadServed, type ServedModel } from '../src/server/serverClient.ts'
import { runCommand, startCommand, type Running } from './command.ts'
import { runInProcess } from './support/inProcess.ts'

const KEY = 'key-of-shop-0123456789'
const ADMIN = 'key-of-ops-0123456789'

let folder = ''
let server: Running
let url = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskmesh-serve-'))
  await writeFile(join(folder, 'ops.key'), `${ADMIN}\n`)
  const configuration = {
    models: [
      'text-classification',
      'text-generation',
      { path: demoModelDirectory('token-classification'), id: 'me/names' },
    ],
    port: 0,
    drainTime: '60s',
    keys: [
      { name: 'shop', sha256: hashKey(KEY), requestsPerMinute: 3 },
      { name: 'ops', file: './ops.key', scopes: ['admin'] },
    ],
  }
  await writeFile(join(folder, 'taskmesh.config.json'), JSON.stringify(configuration))
  server = startCommand(['serve', '--log-format', 'json'], { cwd: folder })
  url = /"url":"([^"]+)"/.exec(await server.saw('all models are loaded'))?.[1] ?? ''
})
afterAll(async () => {
  server.child.kill('SIGKILL')
  await server.ended
  await rm(folder, { recursive: true, force: true })
})

/** What an action writes to standard output, as its command does. */
async function printedBy(action: () => Promise<void>): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    await action()
    return write.mock.calls.map(([text]) => String(text)).join('')
  } finally {
    write.mockRestore()
  }
}

function call(key: string | undefined) {
  return fetch(`${url}/v1/tasks/text-classification`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ inputs: 'I like it' }),
  })
}

describe('taskmesh serve', () => {
  test('behavior: calls need a key, have a quota, and are logged by the name of the client', async () => {
    expect((await call(undefined)).status).toBe(401)
    expect((await call('another-key-0123456789')).status).toBe(401)
    const statuses = [await call(KEY), await call(KEY), await call(KEY), await call(KEY)]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(statuses[3]?.headers.get('retry-after')).toMatch(/^\d+$/)
    const log = await server.saw('"status":429')
    expect(log).toContain('"client":"shop"')
    for (const secret of [KEY, ADMIN, 'I like it']) expect(log).not.toContain(secret)
  })

  test('behavior: taskmesh models ps, unload and load look after its models', async () => {
    const place = { url, key: ADMIN }
    const states = (models: ServedModel[]) => models.map(({ id, state }) => [id, state])
    expect(states(await unloadServed(place, 'me/names'))).toEqual([['me/names', 'evicted']])
    const files = new Set<string>()
    const loaded = await loadServed(place, 'me/names', ({ file }) => files.add(file))
    expect(states(loaded)).toEqual([['me/names', 'loaded']])
    expect([...files]).toContain('onnx/model.onnx')
    await expect(loadServed(place, 'me/none', () => {})).rejects.toThrow(UnknownModelError)
    const listed = await printedBy(() => ps({ ...place, json: false }))
    expect(listed).toMatch(/^me\/names +token-classification +loaded +[\d.]+ MB +\d+ s ago$/m)
    const refused = await runInProcess(['models', 'ps', '--url', url, '--key', 'nothing'])
    expect(refused.stderr).toMatch(/^Error: The API key is not known here\./)
  })

  test('behavior: its port is busy for another, who is told what is there', async () => {
    const port = Number(new URL(url).port)
    await expect(listen(fastify(), { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'PORT_BUSY',
      shortMessage: `Port ${port} of 127.0.0.1 is busy: another taskmesh serve runs there.`,
      details: expect.stringContaining('--port 0'),
    })
  })

  test('behavior: taskmesh healthcheck asks where the settings say that it listens', async () => {
    const check = (port: string) =>
      startCommand(['healthcheck'], { cwd: folder, env: { ...process.env, TASKMESH_PORT: port } })
        .ended
    expect(await check(new URL(url).port)).toMatchObject({ code: 0 })
    expect(await check('1')).toMatchObject({ code: 1 })
  })

  test('behavior: taskmesh doctor says what it finds, and that the server is ready', async () => {
    const printed = await printedBy(() => doctor({ url, json: true }))
    expect(process.exitCode, printed).toBe(undefined)
    const findings = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const levels = Object.fromEntries(findings.map(({ name, level }) => [name, level]))
    expect(levels).toMatchObject({ node: 'ok', configuration: 'ok', engine: 'ok', server: 'ok' })
    for (const { level, remedy } of findings) {
      if (level !== 'ok') expect(remedy).toBeTypeOf('string')
    }
  })

  test('behavior: SIGTERM lets a call end, and ends it with 0', async () => {
    const { body } = await fetch(`${url}/v1/tasks/text-generation`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${ADMIN}`,
      },
      body: JSON.stringify({
        inputs: 'Once upon a time',
        parameters: { min_length: 60, max_length: 60 },
      }),
    })
    if (body === null) throw new Error('An answer is expected.')
    const events: string[] = []
    for await (const { event = '' } of readEvents(body)) {
      if (event === 'piece' && !events.includes('piece')) server.child.kill('SIGTERM')
      events.push(event)
    }
    expect(events.filter((event) => event === 'piece').length).toBeGreaterThan(30)
    expect(events.at(-1)).toBe('result')
    expect((await server.ended).code).toBe(0)
  })
})

test('behavior: without a model it says what could be served', async () => {
  const { code, stdout, stderr } = await runInProcess(['serve'])
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^Error: No model is named[^]*taskmesh serve \.\/my-model[^]*--demo/)
})

test.each([
  ['./nothing', 'there is no such file or folder', 'config.json'],
  ['.', 'the folder has no config.json and no pipeline', 'onnx/model.onnx'],
  ['telepathy=./m', 'telepathy', 'text-classification'],
  ['text-to-3d', 'No engine of this runner runs text-to-3d', '--model'],
  ['keypoint-detection', 'No demonstration model does keypoint-detection', '--model'],
])('behavior: the model %s is refused at once, with a remedy', async (model, words, remedy) => {
  const settings = await readSettings([model], {}, { env: {}, folder: import.meta.dirname })
  const failure = resolveModels({
    configuration: settings.values,
    folder: import.meta.dirname,
    pull: () => Promise.reject(new Error('Nothing is to be downloaded.')),
  })
  const error = await failure.catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ actor: 'caller' })
  expect(`${error instanceof TaskmeshError ? error.message : ''}`).toContain(words)
  expect(`${error instanceof TaskmeshError ? error.details : ''}`).toContain(remedy)
})

test('behavior: an address that is none of this machine is refused with a remedy', async () => {
  const failure = listen(fastify(), { host: '192.0.2.1', port: 0 })
  await expect(failure).rejects.toMatchObject({
    path: 'host',
    message: expect.stringContaining('it is no address of this machine'),
    details: expect.stringContaining('127.0.0.1'),
  })
})

test('behavior: a folder whose weights are broken ends the server with what is wrong', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'taskmesh-broken-'))
  const source = demoModelDirectory('text-classification')
  await writeFile(join(broken, 'config.json'), await readFile(join(source, 'config.json')))
  const { code, stderr } = await runCommand('serve', `text-classification=${broken}`, '--port', '0')
  await rm(broken, { recursive: true })
  expect(code).toBe(1)
  expect(stderr).toContain('could not be loaded')
})

test('behavior: taskmesh key makes a key and the entry that lets it in', async () => {
  const printed = await printedBy(async () => makeKey('shop', { admin: true, json: true }))
  const { key, entry } = JSON.parse(printed)
  expect(entry).toEqual({ name: 'shop', sha256: hashKey(key), scopes: ['call', 'admin'] })
  expect(key.length).toBeGreaterThan(40)
})
