import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { EngineCrashedError, type Runner, type RunnerOptions } from '@taskmesh/inference-runner'
import { afterEach, expect, test, vi } from 'vitest'
import { demoRunner, LONG_CALL } from './support/demoRunner.ts'
import { isAlive, PATIENT } from './support/process.ts'

const runners: Runner[] = []
afterEach(async () => {
  const now = AbortSignal.abort()
  await Promise.all(runners.splice(0).map((runner) => runner.close({ signal: now })))
})

/** A runner of these tasks with a process for each. */
function start(tasks: readonly DemoTask[], options: Partial<RunnerOptions> = {}): Runner {
  const models = tasks.map((task) => {
    return { task, id: DEMO_MODELS[task].id, path: demoModelDirectory(task) }
  })
  const runner = demoRunner({ models, process: 'own', ...options })
  runners.push(runner)
  return runner
}

const BOTH = ['text-classification', 'text-generation'] as const
const good = { inputs: 'good' }
const settle = (work: Promise<unknown>) => work.catch((error: unknown) => error)
const statesOf = (runner: Runner) => runner.models().map(({ state }) => state)

function pidOf(runner: Runner, task: DemoTask): number {
  const pid = runner.models().find((model) => model.task === task)?.pid
  if (pid === undefined) throw new Error(`${task} should have a process`)
  return pid
}

test('default: each model has a process of its own; those that share one say so', async () => {
  const own = start(BOTH)
  const shared = start(BOTH, { process: 'shared' })
  await Promise.all([own.ready(), shared.ready()])
  const numbers = (runner: Runner) => new Set(runner.models().map(({ pid }) => pid)).size
  expect([numbers(own), numbers(shared)]).toEqual([2, 1])
})

test.each(['SIGKILL', 'SIGSEGV'] as const)(
  'behavior: a process that ends by %s costs the calls of its model alone',
  async (signal) => {
    const runner = start(BOTH)
    await runner.ready()
    const neighbour = pidOf(runner, 'text-classification')
    const call = settle(runner.run('text-generation', LONG_CALL))
    const others = Promise.all(
      Array.from({ length: 8 }, () => runner.run('text-classification', good)),
    )
    await new Promise((resolve) => setImmediate(resolve))
    process.kill(pidOf(runner, 'text-generation'), signal)
    expect(await call).toBeInstanceOf(EngineCrashedError)
    expect(await others).toHaveLength(8)
    expect(pidOf(runner, 'text-classification')).toBe(neighbour)
    await vi.waitUntil(() => statesOf(runner).every((state) => state === 'loaded'), PATIENT)
  },
)

test('behavior: a model that does not stop is ended after the grace, and its neighbour goes on', async () => {
  const runner = start(BOTH, { graceMs: 0 })
  await runner.ready()
  const [busy, neighbour] = [pidOf(runner, 'text-generation'), pidOf(runner, 'text-classification')]
  const pieces = runner.stream('text-generation', {
    inputs: 'Once',
    parameters: { max_new_tokens: 400 },
  })
  const reading = pieces[Symbol.asyncIterator]()
  await reading.next()
  process.kill(busy, 'SIGSTOP')
  await Promise.all([reading.return?.(), runner.run('text-classification', good)])
  expect(pidOf(runner, 'text-classification')).toBe(neighbour)
  await vi.waitUntil(() => !isAlive(busy), PATIENT)
})

test('behavior: a process that takes more memory than it may is ended, and says so', async () => {
  const runner = start(['text-generation'], { maxProcessBytes: 90_000_000 })
  const failure = await settle(runner.run('text-generation', LONG_CALL))
  expect(failure).toBeInstanceOf(EngineCrashedError)
  expect(String(failure)).toMatch(/took \d+ bytes of memory, more than the 90000000/)
})

test('behavior: above the budget, what was used longest ago is unloaded, and loaded again when it is called', async () => {
  const wide = start(BOTH, { memoryBudgetBytes: 4_000_000 })
  await wide.run('text-classification', good)
  await wide.run('text-generation', good)
  expect(statesOf(wide)).toEqual(['loaded', 'loaded'])
  const narrow = start(BOTH, { memoryBudgetBytes: 3_000_000 })
  await narrow.run('text-classification', good)
  const pid = pidOf(narrow, 'text-classification')
  await narrow.run('text-generation', good)
  expect(statesOf(narrow)).toEqual(['idle', 'loaded'])
  await vi.waitUntil(() => !isAlive(pid), PATIENT)
  await narrow.run('text-classification', good)
  expect(statesOf(narrow)).toEqual(['loaded', 'idle'])
})

test('behavior: models that share a process are unloaded one by one', async () => {
  const runner = start(BOTH, { memoryBudgetBytes: 1, process: 'shared' })
  await runner.run('text-classification', good)
  const pid = pidOf(runner, 'text-classification')
  await runner.run('text-generation', good)
  expect(statesOf(runner)).toEqual(['idle', 'loaded'])
  expect((await runner.run('text-classification', good)).output).toHaveLength(1)
  expect(pidOf(runner, 'text-classification')).toBe(pid)
})

test('behavior: a spare process waits for the next model, and ends with the runner', async () => {
  const runner = start(BOTH, { keepsReserve: true })
  await runner.run('text-classification', good)
  await runner.run('text-generation', good)
  const pids = [pidOf(runner, 'text-classification'), pidOf(runner, 'text-generation')]
  await runner.close()
  await vi.waitUntil(() => !pids.some(isAlive), PATIENT)
})
