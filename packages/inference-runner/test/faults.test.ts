import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { TaskmeshError } from '@taskmesh/errors'
import {
  DeadlineError,
  EngineCrashedError,
  InferenceError,
  MediaError,
} from '@taskmesh/inference-runner'
import { ModelOutputError } from '@taskmesh/inference-runner/errors'
import { InvalidOutputError, InvalidRequestError } from '@taskmesh/tasks'
import { afterAll, expect, test } from 'vitest'
import { faultyModel, faultyRunner } from './support/faultyRunner.ts'
import { plainPng } from './support/images.ts'
import { isAlive } from './support/process.ts'

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
