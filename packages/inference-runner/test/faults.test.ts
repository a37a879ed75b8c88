import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { TaskmeshError } from '@taskmesh/errors'
import {
  createRunner,
  DeadlineError,
  EngineCrashedError,
  InferenceError,
  MediaError,
} from '@taskmesh/inference-runner'
import { ModelOutputError } from '@taskmesh/inference-runner/errors'
import { InvalidOutputError, InvalidRequestError } from '@taskmesh/tasks'
import { afterAll, expect, test, vi } from 'vitest'
import { faultyModel, faultyRunner } from './support/faultyRunner.ts'
import { plainPng } from './support/images.ts'
import { isAlive, nextPid, PATIENT } from './support/process.ts'

/** A runner of a bad model and of a neighbour, in processes with the faults of `faultyHost.ts`. */
const runner = faultyRunner({
  models: [
    faultyModel('me/bad'),
    faultyModel('me/neighbour'),
    faultyModel('me/pictures', 'image-classification'),
  ],
  graceMs: 50,
  maxProcessBytes: 400_000_000,
})
afterAll(() => runner.close({ signal: AbortSignal.abort() }))

const settle = (work: Promise<unknown>) => work.catch((error: unknown) => error)
const ask = (inputs: string, options = {}) => runner.run('text-classification', { inputs }, options)
const askNeighbour = () => ask('fine', { model: 'me/neighbour' })
const pidOf = (id: string) => runner.models().find((model) => model.id === id)?.pid

/** Does what goes wrong to the bad model, and checks that the neighbour works on in its process. */
async function failBeside(inputs: string, options = {}): Promise<unknown> {
  await askNeighbour()
  const neighbour = pidOf('me/neighbour')
  const failing = settle(ask(inputs, options))
  await Promise.all([askNeighbour(), askNeighbour(), askNeighbour()])
  const failure = await failing
  expect((await askNeighbour()).output).toHaveLength(1)
  expect(pidOf('me/neighbour')).toBe(neighbour)
  return failure
}

test.each([
  ['segfault', /by SIGSEGV/],
  ['exit', /with code 3/],
  ['grow', /took \d+ bytes of memory, more than the 400000000 that it may/],
  ['a promise that nobody waits for', /with code 1/],
  ['a message that cannot be read', /message that cannot be read/],
])('error: a model that does %j costs its own call, which says why', async (fault, details) => {
  const failure = await failBeside(fault)
  expect(failure).toBeInstanceOf(EngineCrashedError)
  expect(failure).toHaveProperty('details', expect.stringMatching(details))
  // The process is started again for the next call.
  expect((await ask('fine')).output).toHaveLength(1)
})

test('error: a model that is killed while it loads fails who waits for it, and is loaded for the next call', async () => {
  const stuck = faultyRunner({
    models: [faultyModel('me/stuck'), faultyModel('me/neighbour')],
    // Both wait for the loading; a second one at a time would load it again.
    limits: { concurrency: 2, size: 8 },
    graceMs: 50,
  })
  const askStuck = (signal?: AbortSignal) =>
    settle(stuck.run('text-classification', { inputs: 'fine' }, { model: 'me/stuck', signal }))
  const states = () => stuck.models().map(({ state }) => state)
  const waiting = [askStuck(), askStuck()]
  const first = await nextPid(stuck, NaN)
  await vi.waitUntil(() => states()[0] === 'loading', PATIENT)
  process.kill(first, 'SIGKILL')
  for (const failure of await Promise.all(waiting)) {
    expect(failure).toBeInstanceOf(EngineCrashedError)
    expect(failure).toHaveProperty('retryable', true)
  }
  expect(
    await stuck.run('text-classification', { inputs: 'fine' }, { model: 'me/neighbour' }),
  ).toHaveProperty('output')
  const controller = new AbortController()
  const again = askStuck(controller.signal)
  await vi.waitUntil(() => isAlive(stuck.models()[0]?.pid ?? NaN), PATIENT)
  expect(stuck.models()[0]?.pid).not.toBe(first)
  controller.abort()
  await again
  await stuck.close({ signal: AbortSignal.abort() })
})

test('error: in a process that models share, one that grows ends the calls of all, which say why', async () => {
  const shared = faultyRunner({
    models: ['me/a', 'me/b'].map((id) => faultyModel(id, 'text-classification', 'shared')),
    maxProcessBytes: 400_000_000,
  })
  const askShared = (model: string, inputs: string) =>
    settle(shared.run('text-classification', { inputs }, { model }))
  await Promise.all([askShared('me/a', 'fine'), askShared('me/b', 'fine')])
  const [bystander, grown] = await Promise.all([
    askShared('me/b', 'wait for the end'),
    askShared('me/a', 'grow'),
  ])
  for (const failure of [bystander, grown]) {
    expect(failure).toBeInstanceOf(EngineCrashedError)
    expect(failure).toHaveProperty('retryable', true)
    expect(failure).toHaveProperty('details', expect.stringMatching(/bytes of memory, more than/))
  }
  for (const model of ['me/a', 'me/b'])
    expect(await askShared(model, 'fine')).toHaveProperty('output')
  await shared.close({ signal: AbortSignal.abort() })
})

test('error: a model that loops costs its own call, and its process is ended after the grace', async () => {
  await ask('fine')
  const pid = pidOf('me/bad') ?? NaN
  expect(await failBeside('loop', { timeoutMs: 300 })).toBeInstanceOf(DeadlineError)
  await expect.poll(() => isAlive(pid)).toBe(false)
  expect((await ask('fine')).output).toHaveLength(1)
})

test.each([
  ['too many outputs', ModelOutputError, /1 outputs are expected, not 2/],
  ['no outputs', ModelOutputError, /1 outputs are expected, not 0/],
  ['NaN', InvalidOutputError, /score/],
  ['another shape', InvalidOutputError, /output/],
  ['an error that is no Error', InferenceError, /failed/],
])('error: a model that answers with %s', async (fault, Class, message) => {
  await ask('fine')
  const pid = pidOf('me/bad')
  const failure = await failBeside(fault)
  expect(failure).toBeInstanceOf(Class)
  expect(failure).toHaveProperty('message', expect.stringMatching(message))
  expect(failure instanceof TaskmeshError && failure.actor).toBe('model')
  expect(pidOf('me/bad')).toBe(pid)
})

test('error: a string that looks like a path is never opened, even if a picture is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-'))
  const file = join(folder, 'picture.png')
  await writeFile(file, await plainPng(4, 4, 'red'))
  for (const inputs of [
    file,
    pathToFileURL(file).href,
    'picture.png',
    '../picture.png',
    '/etc/hosts',
  ]) {
    const failure = await settle(runner.run('image-classification', { inputs }))
    const isRefused = failure instanceof InvalidRequestError || failure instanceof MediaError
    expect(isRefused, String(failure)).toBe(true)
    expect(String(failure)).not.toContain('ENOENT')
  }
  expect(pidOf('me/pictures')).toBeUndefined()
  await rm(folder, { recursive: true })
})

test('error: a pattern of a tokenizer that never ends costs its own calls, which end with their time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-'))
  await cp(demoModelDirectory('text-classification'), folder, { recursive: true })
  const file = join(folder, 'tokenizer.json')
  const tokenizer: unknown = JSON.parse(await readFile(file, 'utf8'))
  const pre_tokenizer = {
    type: 'Split',
    pattern: { Regex: '(a+)+b' },
    behavior: 'Isolated',
    invert: false,
  }
  await writeFile(file, JSON.stringify({ ...Object(tokenizer), pre_tokenizer }))
  const real = createRunner({
    models: [
      { task: 'text-classification', id: 'me/endless', path: folder },
      {
        task: 'text-classification',
        id: 'me/neighbour',
        path: demoModelDirectory('text-classification'),
      },
    ],
    graceMs: 50,
    threads: 1,
    keepsReserve: false,
  })
  const run = (model: string, inputs: string, options = {}) =>
    settle(real.run('text-classification', { inputs }, { model, ...options }))
  await real.ready()
  const pid = real.models()[0]?.pid ?? NaN
  const endless = run('me/endless', 'a'.repeat(60), { timeoutMs: 300 })
  expect(await run('me/neighbour', 'good')).toHaveProperty('output')
  expect(await endless).toBeInstanceOf(DeadlineError)
  await expect.poll(() => isAlive(pid)).toBe(false)
  expect(await run('me/neighbour', 'good')).toHaveProperty('output')
  expect(await run('me/endless', 'ab')).toHaveProperty('output')
  await real.close({ signal: AbortSignal.abort() })
  await rm(folder, { recursive: true })
})
