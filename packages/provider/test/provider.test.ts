import { TaskmeshError } from '@taskmesh/errors'
import { createWalletClient, http, parseEther, type Address } from 'viem'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  createProvider,
  InvalidConcurrencyError,
  memoryStore,
  NoSourcesError,
  ProviderNotRegisteredError,
  type ProviderEvent,
  type ProviderOptions,
  type ProviderRunner,
  type ProviderStore,
  type TaskRecord,
  type TaskState,
} from '../src/index.ts'
import { startNetwork, type Actor, type Network } from './network.ts'
import { wordRunner } from './wordRunner.ts'

let network: Network

beforeAll(async () => {
  network = await startNetwork()
})
afterAll(() => network.devnet.stop())

function states(events: readonly ProviderEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'task' ? [event.record.state] : []))
}

/** Starts a provider that stops when the test is over. */
async function start(
  options: Pick<ProviderOptions, 'runner' | 'sources'> & Partial<ProviderOptions>,
) {
  const events: ProviderEvent[] = []
  const provider = createProvider({
    client: network.provider,
    storage: network.storage,
    pollingIntervalMs: 50,
    onEvent: (event) => events.push(event),
    ...options,
  })
  await provider.start()
  return { provider, events, [Symbol.asyncDispose]: () => provider.stop() }
}

const payment = parseEther('0.002')
/** Enough for a machine that is slow and busy. */
const PATIENT = { timeout: 60_000, interval: 20 }

/** Waits until a task has come to a state, and returns its record there. */
async function reached(
  events: readonly ProviderEvent[],
  address: Address,
  state: TaskState,
): Promise<TaskRecord> {
  const find = () =>
    events
      .flatMap((event) => (event.type === 'task' ? [event.record] : []))
      .find((record) => record.address === address && record.state === state)
  return vi.waitUntil(find, PATIENT)
}

test('a task goes from the chain through the model to its payment', async () => {
  const source = await network.addSource('text-classification')
  const runner = wordRunner()
  await using agent = await start({ runner, sources: [{ source, task: 'text-classification' }] })
  const task = await network.publisher.publishTask({
    source,
    task: 'text-classification',
    inputs: 'a good film',
    payment,
    expiresIn: 600,
  })
  const { output, status } = await network.publisher.waitForResult(task)
  expect(output).toEqual([{ label: 'POSITIVE', score: 0.9 }])
  expect(status).toBe('FINALIZED')
  await agent.provider.stop()
  expect(states(agent.events)).toEqual([
    'SEEN',
    'DECIDED',
    'ATTEMPT_SIGNED',
    'ATTEMPTED',
    'RUNNING',
    'COMPUTED',
    'SUBMIT_SIGNED',
    'SUBMITTED',
    'CONFIRMED',
  ])
  expect((await network.provider.getVaultAccount()).earnings).toBe(payment)
})

const text = { task: 'text-classification', payment, expiresIn: 600 } as const

test('tasks that were published before the start are found', async () => {
  const source = await network.addSource('text-classification')
  const inputs = ['good', 'bad', 'good again']
  const task = await network.publisher.publishTask({ ...text, source, inputs })
  await using agent = await start({ runner: wordRunner(), sources: [{ source, task: text.task }] })
  const { output, provider } = await network.publisher.waitForResult(task)
  expect(provider).toBe(agent.provider.address)
  expect(output.map(([best]) => best?.label)).toEqual(['POSITIVE', 'NEGATIVE', 'POSITIVE'])
})

test('an open task behind many closed ones is found', async () => {
  const source = await network.addSource('text-classification')
  const open = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  for (let index = 0; index < 26; index += 1) {
    const { taskAddress } = await network.publisher.publishTask({ ...text, source, inputs: 'bad' })
    await network.publisher.cancelTask({ taskAddress })
  }
  await using agent = await start({ runner: wordRunner(), sources: [{ source, task: text.task }] })
  await reached(agent.events, open.taskAddress, 'CONFIRMED')
})

test('a task that may be answered for months is answered', async () => {
  const expiresIn = 60 * 86_400
  const options = { maxExpiryDuration: 2 * expiresIn }
  const source = await network.addSource('text-classification', options)
  await using agent = await start({ runner: wordRunner(), sources: [{ source, task: text.task }] })
  const call = { ...text, source, inputs: 'good', expiresIn }
  const { taskAddress } = await network.publisher.publishTask(call)
  await reached(agent.events, taskAddress, 'CONFIRMED')
})

test('a payload that does not fit its task is rejected before any gas is spent', async () => {
  const source = await network.addSource('text-classification')
  const payload = '{"function_name":"inference","data":{"input":42}}'
  const configUrl = await network.storage.put(payload, { name: 'taskConfig.json' })
  const taskAddress = await network.publishConfig(source, configUrl)
  const runner = wordRunner()
  await using agent = await start({ runner, sources: [{ source, task: text.task }] })
  const record = await reached(agent.events, taskAddress, 'DECLINED')
  expect(record).toMatchObject({ code: 'INVALID_REQUEST' })
  expect(record.reason).toContain('data.input')
  expect((await network.publisher.getTask({ taskAddress })).attemptCount).toBe(0)
  expect(runner.ran).toEqual([])
})

test('a payload that cannot be fetched from a public address is rejected', async () => {
  const source = await network.addSource('text-classification')
  const configUrl = 'http://169.254.169.254/latest/meta-data'
  const address = await network.publishConfig(source, configUrl)
  await using agent = await start({ runner: wordRunner(), sources: [{ source, task: text.task }] })
  const record = await reached(agent.events, address, 'DECLINED')
  expect(record.code).toBe('UNSAFE_ADDRESS')
})

test('a payment that is too low and an expiry that is too near are rejected', async () => {
  const source = await network.addSource('text-classification')
  const low = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  const near = await network.publisher.publishTask({
    ...text,
    source,
    inputs: 'good',
    payment: payment * 10n,
    expiresIn: 60,
  })
  await using agent = await start({
    runner: wordRunner(),
    sources: [{ source, task: text.task }],
    minPayment: payment * 5n,
    safetyMarginSeconds: 120,
  })
  expect((await reached(agent.events, low.taskAddress, 'DECLINED')).code).toBe('PAYMENT_TOO_LOW')
  expect((await reached(agent.events, near.taskAddress, 'DECLINED')).code).toBe('TOO_LATE')
})

test('a failure that may pass is tried again', async () => {
  const source = await network.addSource('text-classification')
  const runner = wordRunner({ failures: 2 })
  await using agent = await start({ runner, sources: [{ source, task: text.task }] })
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await network.publisher.waitForResult(task)
  expect(runner.ran).toHaveLength(3)
  expect(agent.events.filter(({ type }) => type === 'retry')).toHaveLength(2)
})

test('a task that waits for another try keeps no worker from the others', async () => {
  const source = await network.addSource('text-classification')
  const working = wordRunner()
  const runner: ProviderRunner = {
    ...working,
    async prepare(task, request, options) {
      if (request.inputs !== 'unreachable') return working.prepare(task, request, options)
      throw new TaskmeshError('Away.', { code: 'FETCH_FAILED', actor: 'network', retryable: true })
    },
  }
  await using agent = await start({
    runner,
    sources: [{ source, task: text.task }],
    concurrency: 1,
  })
  const stuck = await network.publisher.publishTask({ ...text, source, inputs: 'unreachable' })
  const isRetried = () => agent.events.filter(({ type }) => type === 'retry').length > 2
  await vi.waitUntil(isRetried, PATIENT)
  const fine = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await network.publisher.waitForResult(fine)
  const last = agent.events.findLast((event) => event.type === 'retry')
  expect(last?.record).toMatchObject({ address: stuck.taskAddress, state: 'SEEN' })
})

test('an output that does not fit the task is never submitted, and stops no other task', async () => {
  const source = await network.addSource('text-classification')
  const good = await network.addSource('text-classification')
  const broken = wordRunner({ output: [{ label: 1 }] })
  const working = wordRunner()
  const runner = {
    prepare: working.prepare,
    run: (...call: Parameters<typeof working.run>) =>
      call[0].request.inputs === 'break' ? broken.run(...call) : working.run(...call),
  }
  const sources = [source, good].map((entry) => ({ source: entry, task: text.task }))
  await using agent = await start({ runner, sources })
  const bad = await network.publisher.publishTask({ ...text, source, inputs: 'break' })
  const fine = await network.publisher.publishTask({ ...text, source: good, inputs: 'good' })
  await network.publisher.waitForResult(fine)
  const record = await reached(agent.events, bad.taskAddress, 'FAILED')
  expect(record.code).toBe('INVALID_OUTPUT')
  expect(await network.publisher.getResponses({ taskAddress: bad.taskAddress })).toEqual([])
})

test('of two providers the first is paid, and the other stops its run', async () => {
  const source = await network.addSource('text-classification')
  const sources = [{ source, task: text.task }]
  await using fast = await start({ runner: wordRunner({ takesMs: 300 }), sources })
  await using slow = await start({
    client: network.provider2,
    runner: wordRunner({ takesMs: 600_000 }),
    sources,
  })
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  const { provider } = await network.publisher.waitForResult(task)
  expect(provider).toBe(fast.provider.address)
  await reached(fast.events, task.taskAddress, 'CONFIRMED')
  await reached(slow.events, task.taskAddress, 'LOST')
  expect(await network.publisher.getResponses({ taskAddress: task.taskAddress })).toHaveLength(1)
})

test('equal answers of two providers both count when the client chooses', async () => {
  const source = await network.addSource('text-classification', {
    deliveryMethod: 'MANUAL_CONFIRMATION',
  })
  const sources = [{ source, task: text.task }]
  await using first = await start({ runner: wordRunner(), sources })
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await reached(first.events, task.taskAddress, 'SUBMITTED')
  await using second = await start({ client: network.provider2, runner: wordRunner(), sources })
  await reached(second.events, task.taskAddress, 'SUBMITTED')
  const responses = await network.publisher.getResponses({ taskAddress: task.taskAddress })
  expect(responses).toHaveLength(2)
  const { status } = await network.publisher.waitForResult(task, { confirm: true })
  expect(status).toBe('FINALIZED')
  await reached(first.events, task.taskAddress, 'CONFIRMED')
  await reached(second.events, task.taskAddress, 'LOST')
})

test('a task that its client cancels is left', async () => {
  const source = await network.addSource('text-classification')
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await network.publisher.cancelTask({ taskAddress: task.taskAddress })
  await using agent = await start({ runner: wordRunner(), sources: [{ source, task: text.task }] })
  await agent.provider.stop()
  expect(agent.events).toEqual([])
})

test('stopping lets the tasks under way finish, and takes no new ones', async () => {
  const source = await network.addSource('text-classification')
  const sources = [{ source, task: text.task }]
  let letGo = () => {}
  const until = new Promise<void>((resolve) => (letGo = resolve))
  const agent = await start({ runner: wordRunner({ until }), sources, concurrency: 1 })
  const one = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await reached(agent.events, one.taskAddress, 'RUNNING')
  const stopped = agent.provider.stop()
  const two = await network.publisher.publishTask({ ...text, source, inputs: 'bad' })
  letGo()
  await stopped
  await reached(agent.events, one.taskAddress, 'CONFIRMED')
  expect((await network.publisher.getTask({ taskAddress: two.taskAddress })).status).toBe('NEW')
})

test('stopping while the node is gone ends, and another start takes the task up', async () => {
  const source = await network.addSource('text-classification')
  const sources = [{ source, task: text.task }]
  let isGone = false
  const fetchFn: typeof fetch = (...call) =>
    isGone ? Promise.reject(new Error('The node is gone.')) : fetch(...call)
  const { account, chain } = network.provider
  const transport = http(undefined, { fetchFn, retryCount: 0 })
  const client = createWalletClient({ account, chain, transport })
  let letGo = () => {}
  const until = new Promise<void>((resolve) => (letGo = resolve))
  const agent = await start({ client, runner: wordRunner({ until }), sources })
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await reached(agent.events, task.taskAddress, 'RUNNING')
  isGone = true
  letGo()
  const isPatient = (event: ProviderEvent) => event.type === 'retry' && event.delayMs > 1000
  await vi.waitUntil(() => agent.events.some(isPatient), PATIENT)
  await agent.provider.stop()
  expect(agent.provider.stats().reached).toMatchObject({ COMPUTED: 1, FAILED: 0 })
  await using next = await start({ runner: wordRunner(), sources })
  await expectOneAnswer(task)
  await reached(next.events, task.taskAddress, 'CONFIRMED')
})

/** Starts a provider that is killed `afterMs` after a task has come to a state. */
async function startMortal(source: Address, state: TaskState, afterMs = 0) {
  const kill = new AbortController()
  const { provider } = await start({
    runner: wordRunner({ takesMs: 20 }),
    sources: [{ source, task: text.task }],
    onEvent: (event) => {
      if (event.type !== 'task' || event.record.state !== state) return
      if (afterMs === 0) kill.abort()
      else setTimeout(() => kill.abort(), afterMs)
    },
  })
  const died = new Promise<void>((resolve, reject) => {
    kill.signal.addEventListener('abort', () => {
      provider.stop({ signal: kill.signal }).then(resolve, reject)
    })
  })
  return { died }
}

async function expectOneAnswer(task: Parameters<Actor['waitForResult']>[0]) {
  const { output } = await network.publisher.waitForResult(task)
  expect(output).toEqual([{ label: 'POSITIVE', score: 0.9 }])
  expect((await network.publisher.getTask({ taskAddress: task.taskAddress })).attemptCount).toBe(1)
  expect(await network.publisher.getResponses({ taskAddress: task.taskAddress })).toHaveLength(1)
}

test.each([
  'DECIDED',
  'ATTEMPT_SIGNED',
  'ATTEMPTED',
  'RUNNING',
  'COMPUTED',
  'SUBMIT_SIGNED',
] as const)(
  'a provider killed at %s is taken over by another start, with nothing done twice',
  async (state) => {
    const source = await network.addSource('text-classification')
    const { died } = await startMortal(source, state)
    const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
    await died
    expect((await network.publisher.getTask({ taskAddress: task.taskAddress })).status).not.toBe(
      'FINALIZED',
    )
    const sources = [{ source, task: text.task }]
    await using next = await start({ runner: wordRunner(), sources })
    await expectOneAnswer(task)
    await reached(next.events, task.taskAddress, 'CONFIRMED')
  },
)

test.each([2, 5, 10, 20, 40, 80])(
  'a provider killed %d ms after it began leaves a task that is answered once',
  async (afterMs) => {
    const source = await network.addSource('text-classification')
    const { died } = await startMortal(source, 'SEEN', afterMs)
    const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
    await died
    const sources = [{ source, task: text.task }]
    await using next = await start({ runner: wordRunner(), sources })
    await expectOneAnswer(task)
    await next.provider.stop()
    expect(next.provider.stats().reached.FAILED).toBe(0)
  },
)

test('a provider with the same store goes on where the last one stopped', async () => {
  const source = await network.addSource('text-classification')
  const sources = [{ source, task: text.task }]
  const store = memoryStore()
  const kill = new AbortController()
  const first = wordRunner()
  const killed = await start({
    runner: first,
    sources,
    store,
    onEvent: (event) => {
      if (event.type !== 'task' || event.record.state !== 'COMPUTED') return
      kill.abort()
      void killed.provider.stop({ signal: kill.signal })
    },
  })
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await vi.waitUntil(() => kill.signal.aborted, PATIENT)
  await killed.provider.stop({ signal: kill.signal })
  const second = wordRunner()
  await using next = await start({ runner: second, sources, store })
  await expectOneAnswer(task)
  await reached(next.events, task.taskAddress, 'CONFIRMED')
  expect([first.ran.length, second.ran.length]).toEqual([1, 0])
})

/** Runs a provider with a store until a task has come to a state, and kills it there. */
async function leaveAt(state: TaskState, source: Address, store: ProviderStore) {
  const runner = wordRunner()
  const kill = new AbortController()
  const agent = await start({
    runner,
    sources: [{ source, task: text.task }],
    store,
    onEvent: (event) => {
      if (event.type === 'task' && event.record.state === state) kill.abort()
    },
  })
  const killed = new Promise<void>((resolve, reject) => {
    kill.signal.addEventListener('abort', () => {
      agent.provider.stop({ signal: kill.signal }).then(resolve, reject)
    })
  })
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await killed
  return { task, runner }
}

test('a task is prepared once, before gas is spent', async () => {
  const source = await network.addSource('text-classification')
  const runner = wordRunner()
  await using agent = await start({ runner, sources: [{ source, task: text.task }] })
  const task = await network.publisher.publishTask({ ...text, source, inputs: 'good' })
  await reached(agent.events, task.taskAddress, 'CONFIRMED')
  expect([runner.prepared, runner.ran]).toEqual([['good'], ['good']])
})

test('a task that a restart has lost is prepared again, still before gas is spent', async () => {
  const source = await network.addSource('text-classification')
  const store = memoryStore()
  const { task, runner } = await leaveAt('DECIDED', source, store)
  expect([runner.prepared, runner.ran]).toEqual([['good'], []])
  const broken: ProviderRunner = {
    ...wordRunner(),
    async prepare() {
      throw new TaskmeshError('Gone.', { code: 'FETCH_FAILED', actor: 'network', retryable: false })
    },
  }
  const sources = [{ source, task: text.task }]
  await using next = await start({ runner: broken, sources, store })
  const { code } = await reached(next.events, task.taskAddress, 'DECLINED')
  expect(code).toBe('FETCH_FAILED')
  expect((await network.publisher.getTask({ taskAddress: task.taskAddress })).attemptCount).toBe(0)
})

test('a task that was attempted before a restart is prepared again, once', async () => {
  const source = await network.addSource('text-classification')
  const store = memoryStore()
  const { task } = await leaveAt('ATTEMPTED', source, store)
  const runner = wordRunner({ failures: 1 })
  const sources = [{ source, task: text.task }]
  await using next = await start({ runner, sources, store })
  await expectOneAnswer(task)
  await reached(next.events, task.taskAddress, 'CONFIRMED')
  expect([runner.prepared, runner.ran]).toEqual([['good'], ['good', 'good']])
})

test('twelve tasks at once are all answered by one key', async () => {
  const source = await network.addSource('text-classification')
  const sources = [{ source, task: text.task }]
  await using agent = await start({ runner: wordRunner({ takesMs: 20 }), sources, concurrency: 6 })
  const inputs = Array.from({ length: 12 }, (_, index) => `good ${index}`)
  const tasks = await Promise.all(
    inputs.map((input) => network.publisher.publishTask({ ...text, source, inputs: input })),
  )
  const results = await Promise.all(tasks.map((task) => network.publisher.waitForResult(task)))
  expect(results.every(({ status }) => status === 'FINALIZED')).toBe(true)
  await agent.provider.stop()
  expect(agent.provider.stats().reached).toMatchObject({ CONFIRMED: 12, FAILED: 0, DECLINED: 0 })
})

test('a provider that is not registered says so instead of waiting for ever', async () => {
  const { source } = await network.publisher.publishSource({
    name: 'x',
    task: text.task,
    minPayment: 1n,
  })
  const sources = [{ source, task: text.task }]
  const error: unknown = await start({ runner: wordRunner(), sources }).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ProviderNotRegisteredError)
  expect(error).toMatchObject({
    code: 'PROVIDER_NOT_REGISTERED',
    provider: network.provider.account.address,
    sources: [source],
  })
})

test('a provider without sources is refused', () => {
  const options = { client: network.provider, runner: wordRunner(), sources: [] }
  expect(() => createProvider(options)).toThrow(NoSourcesError)
})

test.each([0, -1, Number.NaN])('a provider for %s tasks at once is refused', (concurrency) => {
  const sources = [{ source: network.provider.account.address, task: text.task }]
  const options = { client: network.provider, runner: wordRunner(), sources, concurrency }
  expect(() => createProvider(options)).toThrow(InvalidConcurrencyError)
})

test('a task whose time is up while the model runs has expired', async () => {
  const source = await network.addSource('text-classification')
  const sources = [{ source, task: text.task }]
  const runner = wordRunner({ takesMs: 600_000 })
  await using agent = await start({ runner, sources, safetyMarginSeconds: 1 })
  const task = await network.publisher.publishTask({
    ...text,
    source,
    inputs: 'good',
    expiresIn: 15,
  })
  const record = await reached(agent.events, task.taskAddress, 'EXPIRED')
  expect(record.state).toBe('EXPIRED')
  expect(runner.ran).toEqual(['good'])
  expect(await network.publisher.getResponses({ taskAddress: task.taskAddress })).toEqual([])
})
