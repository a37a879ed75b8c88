import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoModelDirectory } from '@taskmesh/demo-models'
import {
  AbortedError,
  createRunner,
  DeadlineError,
  EngineCrashedError,
  InvalidOptionError,
  ModelLoadError,
  ModelUnavailableError,
  QueueFullError,
  RunnerClosedError,
  UnknownModelError,
  type Runner,
} from '@taskmesh/inference-runner'
import { afterEach, expect, test, vi } from 'vitest'
import { DEMO_OPTIONS, demoRunner, LONG_CALL } from './support/demoRunner.ts'
import { enginePid, isAlive, nextPid, PATIENT } from './support/process.ts'

const runners: Runner[] = []
function start(...parameters: Parameters<typeof demoRunner>): Runner {
  const runner = demoRunner(...parameters)
  runners.push(runner)
  return runner
}
afterEach(async () => {
  const now = AbortSignal.abort()
  await Promise.all(runners.splice(0).map((runner) => runner.close({ signal: now })))
})

const settle = (work: Promise<unknown>) => work.catch((error: unknown) => error)
const good = { inputs: 'good' }

/**
 * Resolves when calls that were just made are in the engine process, or wait for their turn there: with
 * a loaded model and texts nothing but promises is between the call and the message to the process.
 */
const handedOver = () => new Promise((resolve) => setImmediate(resolve))

async function running(runner: Runner): Promise<number> {
  await runner.run('text-generation', { inputs: 'A', parameters: { max_new_tokens: 1 } })
  const pid = enginePid(runner)
  if (pid === undefined) throw new Error('the engine process should run')
  return pid
}

test('default: nothing is started before the first call', () => {
  const runner = start()
  expect(enginePid(runner)).toBeUndefined()
  expect(runner.models().map(({ state }) => state)).toEqual(runner.models().map(() => 'idle'))
})

test('default: the first call starts the process and loads the model', async () => {
  const runner = start()
  await runner.run('text-classification', good)
  expect(runner.models().filter(({ state }) => state === 'loaded')).toEqual([
    expect.objectContaining({ task: 'text-classification', engine: 'transformers.js' }),
  ])
})

test('behavior: a killed process fails the calls it had, and those that wait get the next one', async () => {
  const runner = start({ concurrency: 2 })
  const pid = await running(runner)
  const calls = [
    settle(runner.run('text-generation', LONG_CALL)),
    settle(runner.run('text-generation', LONG_CALL)),
  ]
  const waiting = runner.run('text-generation', good)
  await handedOver()
  process.kill(pid, 'SIGKILL')
  for (const failure of await Promise.all(calls)) {
    expect(failure).toBeInstanceOf(EngineCrashedError)
    expect(failure).toHaveProperty('retryable', true)
  }
  expect((await waiting).output).toHaveLength(1)
  expect(await nextPid(runner, pid)).not.toBe(pid)
  expect(isAlive(pid)).toBe(false)
})

test('behavior: a process that is killed again and again is started again', async () => {
  const runner = start()
  let pid = await running(runner)
  for (let round = 0; round < 3; round += 1) {
    process.kill(pid, 'SIGKILL')
    await vi.waitUntil(() => enginePid(runner) !== pid, PATIENT)
    const next = await running(runner)
    expect(next).not.toBe(pid)
    pid = next
  }
})

test('behavior: models that were made ready are ready again after a crash, without a call', async () => {
  const runner = start({ models: DEMO_OPTIONS.slice(0, 1) })
  await runner.ready()
  const first = enginePid(runner) ?? NaN
  process.kill(first, 'SIGKILL')
  await nextPid(runner, first)
  await expect.poll(() => runner.models().map(({ state }) => state)).toEqual(['loaded'])
})

test('behavior: a process that also dies while it is started again is started once more', async () => {
  const runner = start({ models: DEMO_OPTIONS.slice(0, 1) })
  await runner.ready()
  const first = enginePid(runner) ?? NaN
  process.kill(first, 'SIGKILL')
  const second = await nextPid(runner, first)
  expect(runner.models().map(({ state }) => state)).toEqual(['loading'])
  process.kill(second, 'SIGKILL')
  await nextPid(runner, second)
  await expect.poll(() => runner.models().map(({ state }) => state)).toEqual(['loaded'])
})

test('behavior: calls beyond the queue are refused at once, the others succeed', async () => {
  const runner = start({ queueSize: 2 })
  await running(runner)
  const call = { inputs: 'Once', parameters: { min_length: 100, max_length: 100 } }
  const results = await Promise.all(
    Array.from({ length: 6 }, () => settle(runner.run('text-generation', call))),
  )
  const refused = results.filter((result) => result instanceof Error)
  expect(refused).toHaveLength(3)
  for (const error of refused) {
    expect(error).toBeInstanceOf(QueueFullError)
    expect(error).toMatchObject({ retryable: true, retryAfterSeconds: expect.any(Number) })
  }
  await expect(runner.run('text-generation', good)).resolves.toBeDefined()
})

test('behavior: a full queue of one model does not touch another', async () => {
  const runner = start({ queueSize: 0 })
  await running(runner)
  const busy = settle(runner.run('text-generation', LONG_CALL))
  expect(() => runner.assertRoom('text-generation')).toThrowError(/queue/)
  expect(() => runner.assertRoom('text-classification')).not.toThrow()
  await expect(runner.run('text-classification', good)).resolves.toBeDefined()
  await runner.close({ signal: AbortSignal.abort() })
  expect(await busy).toBeInstanceOf(RunnerClosedError)
})

test('behavior: an aborted call rejects at once and frees the model', async () => {
  const runner = start({ graceMs: 60_000 })
  const pid = await running(runner)
  const controller = new AbortController()
  const call = settle(runner.run('text-generation', LONG_CALL, { signal: controller.signal }))
  await handedOver()
  controller.abort()
  expect(await call).toBeInstanceOf(AbortedError)
  await expect(runner.run('text-generation', good)).resolves.toBeDefined()
  expect(enginePid(runner)).toBe(pid)
})

test('behavior: a call that is aborted while it waits is dropped', async () => {
  const runner = start()
  await running(runner)
  const first = new AbortController()
  const busy = settle(runner.run('text-generation', LONG_CALL, { signal: first.signal }))
  const waiting = new AbortController()
  const dropped = settle(runner.run('text-generation', good, { signal: waiting.signal }))
  await handedOver()
  waiting.abort()
  expect(await dropped).toBeInstanceOf(AbortedError)
  first.abort()
  await busy
})

test('behavior: a call whose time is over rejects, also while it waits', async () => {
  const runner = start()
  await running(runner)
  const options = { timeoutMs: 150 }
  const late = await Promise.all([
    settle(runner.run('text-generation', LONG_CALL, options)),
    settle(runner.run('text-generation', LONG_CALL, options)),
  ])
  for (const error of late) {
    expect(error).toBeInstanceOf(DeadlineError)
    expect(error).toHaveProperty('retryable', true)
  }
  await expect(runner.run('text-generation', good)).resolves.toBeDefined()
})

test('behavior: a process that hangs is killed after the grace, and the next call works', async () => {
  const runner = start({ graceMs: 50 })
  const pid = await running(runner)
  process.kill(pid, 'SIGSTOP')
  const late = await settle(runner.run('text-generation', LONG_CALL, { timeoutMs: 500 }))
  expect(late).toBeInstanceOf(DeadlineError)
  await expect.poll(() => isAlive(pid)).toBe(false)
  await expect(runner.run('text-classification', good)).resolves.toBeDefined()
})

test('behavior: closing lets running calls finish and ends the process', async () => {
  const runner = start()
  const pid = await running(runner)
  const call = runner.run('text-generation', {
    inputs: 'Once',
    parameters: { min_length: 100, max_length: 100 },
  })
  await runner.close()
  expect((await call).output).toHaveLength(1)
  expect(isAlive(pid)).toBe(false)
  await expect(runner.run('text-classification', good)).rejects.toThrowError(RunnerClosedError)
})

test('error: no such model, no model for the task', async () => {
  const runner = start()
  const failure = await settle(runner.run('text-classification', good, { model: 'else/where' }))
  expect(failure).toBeInstanceOf(UnknownModelError)
  expect(failure).toHaveProperty('details', 'Served: taskmesh/demo-sentiment')
  const empty = createRunner({ models: [] })
  await expect(empty.run('translation', good)).rejects.toThrowError(UnknownModelError)
  await empty.close()
})

test('error: a folder that is missing or holds no model', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-'))
  const failures = await Promise.all(
    [join(folder, 'nothing'), folder].map(async (path) => {
      const runner = createRunner({ models: [{ task: 'translation', id: 'a/b', path }] })
      const failure = await settle(runner.ready())
      expect(runner.models()).toMatchObject([{ id: 'a/b', task: 'translation', state: 'failed' }])
      await runner.close()
      return failure
    }),
  )
  for (const failure of failures) expect(failure).toBeInstanceOf(ModelLoadError)
  await rm(folder, { recursive: true })
})

test('error: a model for another task says what the engine runs', async () => {
  const path = demoModelDirectory('text-classification')
  const runner = createRunner({ models: [{ task: 'visual-question-answering', id: 'a/b', path }] })
  const failure = await settle(runner.ready())
  expect(failure).toBeInstanceOf(ModelLoadError)
  expect(failure).toHaveProperty('details', expect.stringMatching(/vilt.*bert/))
  await runner.close()
})

test('error: a model of the Hub that cannot be downloaded says how to go on', async () => {
  const models = [{ task: 'translation', id: 'taskmesh/does-not-exist' }] as const
  expect(() => createRunner({ models })).toThrowError(/allowRemoteModels/)
  const runner = createRunner({ models, allowRemoteModels: true })
  const failure = await settle(runner.ready())
  expect(failure).toBeInstanceOf(ModelUnavailableError)
  expect(failure).toMatchObject({
    actor: 'network',
    details: expect.stringMatching(/local folder/),
  })
  await runner.close()
})

test.each(['../x', 'a/../b', '/etc', '.a', 'a/b/c', 'http://x/y', 'a/b\0', ''])(
  'error: %j is no model name',
  (id) => {
    expect(() =>
      createRunner({ models: [{ task: 'translation', id }], allowRemoteModels: true }),
    ).toThrowError(/model name/)
  },
)

test.each([
  {
    kind: 'onnx-file',
    path: '/models/a.onnx',
    name: 'single ONNX files',
  },
] as const)('error: no engine runs $name for translation', async ({ name, ...option }) => {
  const runner = createRunner({ models: [{ task: 'translation', id: 'a/b', ...option }] })
  const failure = await settle(runner.ready())
  expect(failure).toBeInstanceOf(ModelLoadError)
  expect(failure).toHaveProperty(
    'details',
    expect.stringContaining(
      `No engine runs it for translation.\ntransformers.js: it runs models in the Hugging Face layout only, not ${name}.`,
    ),
  )
  await runner.close()
})

test('error: an endpoint whose url is no http(s) URL', () => {
  const endpoint = { kind: 'remote-endpoint', url: 'file:///x', dialect: 'openai' } as const
  expect(() =>
    createRunner({ models: [{ task: 'translation', id: 'a/b', ...endpoint }] }),
  ).toThrowError(InvalidOptionError)
})

test.each([{ concurrency: 0 }, { queueSize: -1 }, { timeoutMs: 0.5 }, { threads: 0 }])(
  'error: %j is out of range',
  (option) => {
    expect(() => demoRunner(option)).toThrowError(/whole number/)
  },
)
