import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EngineCrashedError } from '@taskmesh/inference-runner'
import { MediaDirectory } from '../src/hosts/MediaDirectory.ts'
import { readFrames, writeFrame } from '../src/hosts/process/frames.ts'
import { Spawner } from '../src/hosts/process/Spawner.ts'
import { ProcessHost } from '../src/hosts/ProcessHost.ts'
import { silentLogger } from '../src/logger.ts'
import { demoSpec } from './support/demoSpec.ts'

const FAULTY = new URL('./support/faultyHost.ts', import.meta.url)

let root: string
let media: MediaDirectory
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'taskmesh-test-'))
  media = new MediaDirectory({ root })
})
afterAll(async () => {
  await media.close()
  await rm(root, { recursive: true })
})

async function ready(): Promise<Spawner> {
  const spawner = new Spawner({ socketPath: () => media.nextPath() })
  await spawner.prepare()
  return spawner
}

function hostOf(spawner: Spawner, maxProcessBytes = Infinity): ProcessHost {
  const start = () => spawner.start(FAULTY)
  const options = { logger: silentLogger, name: 'test', media, maxProcessBytes }
  return new ProcessHost({ ...options, start, onExit: () => {} })
}

function run(host: ProcessHost, text: string, signal = new AbortController().signal) {
  const spec = demoSpec('text-classification')
  const job = { spec, inputs: [text], parameters: {}, isStreamed: false }
  return host.run(job, { signal, graceMs: 50 })
}

test('default: a process that the spawner started runs models, fails and starts again', async () => {
  const spawner = await ready()
  const host = hostOf(spawner)
  const calm = [[{ label: 'CALM', score: 1 }]]
  expect((await run(host, 'one')).outputs).toEqual(calm)
  const first = host.pid
  expect(first).not.toBe(process.pid)

  await expect(run(host, 'segfault')).rejects.toThrowError('It ended by SIGSEGV')
  expect((await run(host, 'two')).outputs).toEqual(calm)
  expect(host.pid).not.toBe(first)

  await expect(run(host, 'exit')).rejects.toThrowError('It ended with code 3')
  const unread = run(host, 'a message that cannot be read')
  await expect(unread).rejects.toThrowError('a message that cannot be read')

  await run(host, 'three')
  const stop = new AbortController()
  const looping = run(host, 'loop', stop.signal)
  const other = hostOf(spawner)
  expect((await run(other, 'beside')).outputs).toEqual(calm)
  stop.abort()
  await expect(looping).rejects.toThrowError(EngineCrashedError)

  await Promise.all([host.close(), other.close()])
  await spawner.close()
})

test('behavior: what was started goes on when the spawner is killed, and another can be made', async () => {
  const spawner = await ready()
  const host = hostOf(spawner, 500 * 1024 * 1024)
  await run(host, 'one')
  const pid = host.pid
  process.kill(spawner.pid ?? 0, 'SIGKILL')
  await expect.poll(() => spawner.isReady).toBe(false)
  await run(host, 'two')
  expect(host.pid).toBe(pid)

  // It can still be killed.
  await expect(run(host, 'grow')).rejects.toThrowError('bytes of memory')

  await spawner.prepare()
  await run(host, 'three')
  expect(host.pid).not.toBe(pid)
  await host.close()
  await spawner.close()
})

test('behavior: a stranger at the socket is sent away', async () => {
  const spawner = await ready()
  const [directory = ''] = await readdir(root)
  const [name = ''] = await readdir(join(root, directory))
  for (const bytes of [serialize('a guess'), Buffer.alloc(9, 255)]) {
    const socket = connect(join(root, directory, name))
    const header = Buffer.alloc(4)
    header.writeUInt32LE(bytes.byteLength)
    socket.write(Buffer.concat([header, bytes]))
    await once(socket.resume(), 'close')
  }
  await spawner.close()
  expect(await readdir(join(root, directory))).toEqual([])
})

test('behavior: a host that loops ends when the program that uses it is killed', async () => {
  const script = new URL('./support/killedRunner.ts', import.meta.url)
  const conditions = ['--conditions=@taskmesh/source', '--disable-warning=ExperimentalWarning']
  const program = spawn(process.execPath, [...conditions, script.pathname], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(program.stdout.setEncoding('utf8'), 'data')
  const pid = Number(line)
  expect(process.kill(pid, 0)).toBe(true)
  program.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('property: messages come whole and in order however they are cut', async () => {
  const server = createServer()
  const path = await media.nextPath()
  server.listen(path)
  await once(server, 'listening')
  const accept = once(server, 'connection')
  const from = connect(path)
  const [to]: Socket[] = await accept
  const received: unknown[] = []
  if (to !== undefined) readFrames(to, (message) => received.push(message))

  const large = new Float32Array(200_000).fill(0.5)
  const messages = fc.sample(fc.array(fc.oneof(fc.string(), fc.integer(), fc.uint8Array())), 50)
  for (const message of [...messages, { large }]) writeFrame(from, message)
  from.end()
  await once(from, 'close')
  expect(received).toEqual([...messages, { large }])
  server.close()
})
