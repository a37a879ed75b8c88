import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { EngineCrashedError } from '@taskmesh/inference-runner'
import { attach, detach, type Attachment } from '../src/hosts/attachments.ts'
import { MediaDirectory } from '../src/hosts/MediaDirectory.ts'
import { ProcessHost } from '../src/hosts/ProcessHost.ts'
import { startHostProcess } from '../src/hosts/process/startHostProcess.ts'
import { silentLogger } from '../src/logger.ts'
import { demoSpec } from './support/demoSpec.ts'

const LARGE = 300_000

let root: string
let media: MediaDirectory
let host: ProcessHost
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'taskmesh-test-'))
  media = new MediaDirectory({ root })
  host = new ProcessHost({
    logger: silentLogger,
    name: 'echo',
    start: () => startHostProcess(new URL('./support/faultyHost.ts', import.meta.url)),
    media,
    maxProcessBytes: Infinity,
    onExit: () => {},
  })
})
afterEach(async () => expect(await filesLeft()).toEqual([]))
afterAll(async () => {
  await host.close()
  await media.close()
  expect(await readdir(root)).toEqual([])
  await rm(root, { recursive: true })
})

async function filesLeft(): Promise<string[]> {
  const names = await readdir(root)
  return (await Promise.all(names.map((name) => readdir(join(root, name))))).flat()
}

const bytes = (seed: number) => new Uint8Array(LARGE).map((_, index) => index * seed)
const samples = () => new Float32Array(LARGE).map((_, index) => Math.sin(index))

function run(inputs: unknown[], signal = new AbortController().signal) {
  const spec = demoSpec('text-classification')
  return host.run({ spec, inputs, parameters: {}, isStreamed: false }, { signal, graceMs: 50 })
}

test('default: pixels and samples come to a process and back as they are', async () => {
  const input = {
    image: { width: 100, height: 1000, channels: 3, data: bytes(3) },
    audio: { samplingRate: 16_000, channels: [samples(), samples().subarray(10)] },
    text: 'beside',
    small: new Uint8Array(8).fill(7),
    none: null,
  }
  const { outputs } = await run([input, 'text'])
  expect(outputs).toEqual([input, 'text'])
  // The caller's own are where they were: a prepared call may run again.
  expect(input.image.data).toHaveLength(LARGE)
})

test('error: a process that dies or is given up leaves no file', async () => {
  const data = bytes(5)
  await expect(run(['segfault', data])).rejects.toBeInstanceOf(EngineCrashedError)
  await run(['the next process'])
  const controller = new AbortController()
  const looping = run(['loop', data], controller.signal)
  setTimeout(() => controller.abort(), 300)
  await expect(looping).rejects.toBeInstanceOf(EngineCrashedError)
})

test('behavior: what killed programs of this machine left is removed, and nothing else', async () => {
  const place = await mkdtemp(join(tmpdir(), 'taskmesh-test-'))
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const name = `taskmesh-media-${hostname().replace(/[^A-Za-z0-9.]/g, '')}`
  const kept = ['other', `${name}-${process.pid}-aaaaaa`, `taskmesh-media-elsewhere-${dead}-aaaaaa`]
  for (const one of [...kept, `${name}-${dead}-aaaaaa`]) await mkdir(join(place, one))
  const own = new MediaDirectory({ root: place })
  await own.nextPath()
  await own.close()
  expect((await readdir(place)).toSorted()).toEqual(kept.toSorted())
  await rm(place, { recursive: true })
})

test('default: large arrays are taken out, and the value that is given stays as it is', () => {
  const data = bytes(1)
  const given = [{ image: { data }, list: [1, 'two', { data }] }]
  const { value, attachments, arrays } = detach(given)
  expect(value).toEqual([{ image: { data: null }, list: [1, 'two', { data: null }] }])
  expect(attachments.map(({ keys }) => keys)).toEqual([
    [0, 'image', 'data'],
    [0, 'list', 2, 'data'],
  ])
  expect(arrays.map((one) => one.buffer)).toEqual([data.buffer, data.buffer])
  expect(given[0]?.image.data).toBe(data)
})

test.each<[string, Attachment]>([
  ['where nothing is', { keys: [0, 'none'], type: 'Uint8Array', byteLength: 8 }],
  ['where something else is', { keys: [0, 'text'], type: 'Uint8Array', byteLength: 8 }],
  ['in the prototype', { keys: [0, '__proto__', 'polluted'], type: 'Uint8Array', byteLength: 8 }],
  ['in no object', { keys: [0, 'text', 'length'], type: 'Uint8Array', byteLength: 8 }],
  ['nowhere', { keys: [], type: 'Uint8Array', byteLength: 8 }],
  ['of another size', { keys: [0, 'data'], type: 'Uint8Array', byteLength: 9 }],
  ['of half elements', { keys: [0, 'data'], type: 'Float64Array', byteLength: 12 }],
])('error: an array %s', (_name, attachment) => {
  const value = [{ text: 'a', data: null }]
  const memory = new ArrayBuffer(attachment.byteLength === 12 ? 12 : 8)
  expect(() => attach(value, [attachment], [memory])).toThrowError(EngineCrashedError)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('error: an answer whose file is not as large as announced', async () => {
  const path = await media.nextPath()
  await media.write(path, [bytes(1)])
  const attachment: Attachment = { keys: [0], type: 'Uint8Array', byteLength: LARGE + 1 }
  await expect(media.read(path, [attachment])).rejects.toBeInstanceOf(EngineCrashedError)
  await media.remove(path)
})
