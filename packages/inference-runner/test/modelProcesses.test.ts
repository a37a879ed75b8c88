import { execFileSync } from 'node:child_process'
import { createRunner, type ModelProgress, type Runner } from '@taskmesh/inference-runner'
import { afterEach, expect, test, vi } from 'vitest'
import { MemoryBudget } from '../src/scheduling/MemoryBudget.ts'
import { DEMO_OPTIONS } from './support/demoRunner.ts'
import { faultyModel, faultyRunner } from './support/faultyRunner.ts'
import { isAlive, PATIENT } from './support/process.ts'

const runners: Runner[] = []
function keep(runner: Runner): Runner {
  runners.push(runner)
  return runner
}
afterEach(async () => {
  const now = AbortSignal.abort()
  await Promise.all(runners.splice(0).map((runner) => runner.close({ signal: now })))
})

const [A, B, C] = ['me/a', 'me/b', 'me/c'] as const
const own = [A, B, C].map((id) => faultyModel(id))
const shared = [A, B].map((id) => faultyModel(id, 'text-classification', 'shared'))

const ask = (runner: Runner, model: string, inputs = 'fine') =>
  runner.run('text-classification', { inputs }, { model })
const statesOf = (runner: Runner) => runner.models().map(({ state }) => state)
const pidsOf = (runner: Runner) => runner.models().map(({ pid }) => pid)

test('default: each model has a process of its own; those that share one say so', async () => {
  const mixed = keep(faultyRunner({ models: [...own, ...shared] }))
  await mixed.ready()
  expect(new Set(pidsOf(mixed)).size).toBe(4)
  const pids = pidsOf(mixed)
  expect(pids[3]).toBe(pids[4])
  await vi.waitUntil(
    () => mixed.models().every(({ processBytes = 0 }) => processBytes > 1e7),
    PATIENT,
  )
})

test('behavior: above the budget, what was used longest ago is unloaded, and loaded again when it is called', async () => {
  const runner = keep(faultyRunner({ models: own, memoryBudgetBytes: 2 }))
  await ask(runner, A)
  await ask(runner, B)
  const [pidOfA, pidOfB = NaN] = pidsOf(runner)
  await ask(runner, A)
  await ask(runner, C)
  expect(statesOf(runner)).toEqual(['loaded', 'evicted', 'loaded'])
  expect(pidsOf(runner)).toEqual([pidOfA, undefined, expect.any(Number)])
  await vi.waitUntil(() => !isAlive(pidOfB), PATIENT)
  await ask(runner, B)
  expect(statesOf(runner)).toEqual(['evicted', 'loaded', 'loaded'])
})

test('behavior: a model that runs is not unloaded, and makes room when it is done', async () => {
  const runner = keep(faultyRunner({ models: own, memoryBudgetBytes: 1 }))
  await ask(runner, A)
  const controller = new AbortController()
  const { signal } = controller
  const busy = runner.run(
    'text-classification',
    { inputs: 'wait for the end' },
    { model: A, signal },
  )
  await ask(runner, B)
  expect(statesOf(runner)).toEqual(['loaded', 'loaded', 'idle'])
  controller.abort()
  await expect(busy).rejects.toThrowError()
  await vi.waitUntil(() => statesOf(runner)[0] === 'evicted', PATIENT)
  expect(statesOf(runner)).toEqual(['evicted', 'loaded', 'idle'])
})

test('behavior: models that share a process are unloaded one by one', async () => {
  const runner = keep(faultyRunner({ models: shared, memoryBudgetBytes: 1 }))
  await ask(runner, A)
  const pids = pidsOf(runner)
  await ask(runner, B)
  expect(statesOf(runner)).toEqual(['evicted', 'loaded'])
  await ask(runner, A)
  expect(statesOf(runner)).toEqual(['loaded', 'evicted'])
  expect(pidsOf(runner)).toEqual(pids)
})

test('behavior: a model that is larger than the budget is loaded alone', async () => {
  const runner = keep(faultyRunner({ models: own, memoryBudgetBytes: 0 }))
  await ask(runner, A)
  await ask(runner, A)
  expect(statesOf(runner)).toEqual(['loaded', 'idle', 'idle'])
})

test('behavior: a model that is loaded for a call says how far it is, to the caller and in the list', async () => {
  const runner = keep(createRunner({ models: DEMO_OPTIONS.slice(0, 1), threads: 1 }))
  const [model] = runner.models()
  const seen: string[] = []
  const listed: unknown[] = []
  const onProgress = ({ file }: Pick<ModelProgress, 'file'>) => {
    seen.push(file)
    listed.push(runner.models()[0]?.progress?.loadedBytes)
  }
  await runner.run('text-classification', { inputs: 'good' }, { onProgress })
  expect(model?.task).toBe('text-classification')
  expect(seen).toContain('onnx/model.onnx')
  expect(listed.at(-1)).toBeGreaterThan(1_000_000)
  seen.length = 0
  await runner.run('text-classification', { inputs: 'good' }, { onProgress })
  expect(seen).toEqual([])
})

test('behavior: a process waits in reserve for the next model, and ends with the runner', async () => {
  const runner = keep(faultyRunner({ models: own, keepsReserve: true }))
  await ask(runner, A)
  const children = () => hostsOf(process.pid).length
  await vi.waitUntil(() => children() === 2, PATIENT)
  const [spare] = hostsOf(process.pid).filter((pid) => !pidsOf(runner).includes(pid))
  expect((await ask(runner, B, 'is it warm')).output[0]?.label).toBe('WARM')
  expect(pidsOf(runner)[1]).toBe(spare)
  await vi.waitUntil(() => children() === 3, PATIENT)
  await runner.close()
  await vi.waitUntil(() => children() === 0, PATIENT)
})

/** The processes of hosts that a process has started, itself or through others. */
function hostsOf(program: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args=']).toString().split('\n')
  const parents = new Map(
    lines.map((line) => {
      const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
      return [pid, { parent, isHost: line.includes('faultyHost') }] as const
    }),
  )
  const isOf = (pid: number): boolean => {
    const parent = parents.get(pid)?.parent
    return parent !== undefined && (parent === program || isOf(parent))
  }
  return [...parents].flatMap(([pid, { isHost }]) => (isHost && isOf(pid) ? [pid] : []))
}

test('behavior: the least recently used ones are chosen, and the one used last never', () => {
  const budget = new MemoryBudget<string>(10)
  budget.use('a', 4)
  budget.use('nothing', 0)
  budget.use('b', 4)
  budget.use('c', 4)
  expect(budget.choose(() => true)).toEqual(['a'])
  budget.use('a')
  expect(budget.choose(() => true)).toEqual(['b'])
  expect(budget.choose((model) => model !== 'b')).toEqual(['c'])
  budget.use('a', 100)
  expect(budget.choose(() => true)).toEqual(['b', 'c'])
  budget.remove('a')
  expect(budget.excessBytes).toBe(-2)
})
