import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { createInterface } from 'node:readline'
import { createTestClient, createWalletClient, http, parseEther, type Address } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ogpuStorage, taskActions } from '../src/index.ts'
import { startChaosRpc, type Chaos, type ChaosRpc } from './chaosRpc.ts'
import { startActors, type Actors } from './devnetClients.ts'

const KEYS = Number(process.env['PUBLISH_KEYS'] ?? 4)
/** Blocks are made whether there are transactions or not, so that nodes catch up. */
const BLOCK_MS = 200

let actors: Actors
let rpc: ChaosRpc
let source: Address
let ticking: NodeJS.Timeout | undefined
let publishers: Publisher[] = []

function control() {
  const { chain, rpcUrl } = actors.devnet
  return createTestClient({ mode: 'anvil', chain, transport: http(rpcUrl) })
}

beforeAll(async () => {
  actors = await startActors()
  rpc = await startChaosRpc(actors.devnet.rpcUrl)
  await actors.client.deposit({ amount: parseEther('10') })
  publishers = [new Publisher(), new Publisher()]
})
afterAll(async () => {
  for (const { child } of publishers) child.kill('SIGKILL')
  await Promise.all([rpc.stop(), actors.devnet.stop()])
})
beforeEach(async () => {
  rpc.chaos = {}
  rpc.onSending = async () => undefined
  rpc.onSent = () => undefined
  const about = { name: 'x', task: 'translation', minPayment: 1n } as const
  source = (await actors.client.publishSource(about)).source
  // Every node knows the source.
  await control().mine({ blocks: 5 })
  ticking = setInterval(() => void control().mine({ blocks: 1 }), BLOCK_MS)
})
afterEach(() => {
  clearInterval(ticking)
})

const messageSchema = z.looseObject({
  key: z.optional(z.string()),
  step: z.optional(z.string()),
  taskAddress: z.optional(z.string()),
  isDone: z.optional(z.boolean()),
})
type Message = z.infer<typeof messageSchema>

/** Another process, which publishes under the keys that it is given, one after the other. */
class Publisher {
  readonly child: ChildProcess
  readonly #messages = new EventEmitter()

  constructor() {
    const { devnet } = actors
    const { storageUrl } = devnet
    const { privateKey } = devnet.accounts[1]
    const settings = JSON.stringify({ rpcUrl: rpc.url, storageUrl, privateKey, tries: 5 })
    const script = new URL('publisherProcess.ts', import.meta.url).pathname
    const args = ['--conditions=@taskmesh/source', script, settings]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.child = child
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#messages.emit('message', z.parse(messageSchema, JSON.parse(line)))
    })
    child.once('close', () => this.#messages.emit('message', { isDone: true }))
  }

  /** Returns the tasks by key, once all keys were tried or the process died. */
  async publish(keys: string[], onMessage: (message: Message) => void = () => undefined) {
    const tasks = new Map<string, string>()
    const done = new Promise<void>((resolve) => {
      const listen = (message: Message) => {
        const { key, taskAddress, isDone } = message
        onMessage(message)
        if (key !== undefined && taskAddress !== undefined) tasks.set(key, taskAddress)
        if (isDone !== true) return
        this.#messages.off('message', listen)
        resolve()
      }
      this.#messages.on('message', listen)
    })
    this.child.stdin?.write(`${JSON.stringify({ source, keys })}\n`)
    await done
    return tasks
  }
}

const keysOf = (prefix: string) => Array.from({ length: KEYS }, (_, index) => `${prefix} ${index}`)

async function taskCount(): Promise<number> {
  return (await actors.client.getSource({ source })).taskCount
}

const TWO_PROCESSES: [string, Chaos][] = [
  ['a faultless node', {}],
  ['nodes half of which are two blocks behind', { lagShare: 0.5, lagBlocks: 2 }],
  ['nodes that lose answers', { lostShare: 0.3, lagShare: 0.2, lagBlocks: 1 }],
  [
    'a load balancer that refuses what it passed on',
    {
      refusedShare: 0.4,
      refusals: ['nonce too low', 'insufficient funds for gas', 'Transaction creation failed'],
    },
  ],
  ['nodes without logs', { hasNoLogs: true }],
  ['nodes without the state of earlier blocks', { hasNoHistory: true }],
]

test.each(TWO_PROCESSES)(
  'two processes with the same keys at once, over %s, pay each once',
  { timeout: 30_000 + KEYS * 10_000 },
  async (name, chaos) => {
    rpc.chaos = chaos
    const keys = keysOf(name)
    const results = await Promise.all(publishers.map((each) => each.publish(keys)))
    rpc.chaos = {}
    expect(await taskCount()).toBe(KEYS)
    for (const key of keys) {
      const tasks = new Set(results.map((result) => result.get(key)).filter(Boolean))
      expect(tasks.size).toBe(1)
    }
  },
)

test('a process killed after sending and started again at a node behind pays once', async () => {
  const [killed, again] = publishers
  if (killed === undefined || again === undefined) throw new Error('There are no publishers.')
  rpc.chaos = { lagShare: 1, lagBlocks: 1 }
  rpc.onSent = () => killed.child.kill('SIGKILL')
  const closed = once(killed.child, 'close')
  await Promise.all([killed.publish(['killed']), closed])
  expect((await again.publish(['killed'])).size).toBe(1)
  expect(await taskCount()).toBe(1)
})

function publisher() {
  const { devnet, client } = actors
  return createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: http(rpc.url, { retryDelay: 10 }),
    pollingInterval: 30,
  }).extend(taskActions({ storage: ogpuStorage({ url: devnet.storageUrl }) }))
}

const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const

test('a call without a key pays once though the node refuses what it passed on', async () => {
  const refusals = [
    'nonce too low',
    'insufficient funds for gas * price + value',
    'Transaction creation failed',
    'max fee per gas less than block base fee',
  ]
  for (const [index, refusal] of refusals.entries()) {
    rpc.chaos = { refusedShare: 1, refusals: [refusal], hasNoHistory: index % 2 === 0 }
    await publisher().publishTask({ ...call, source })
    expect(await taskCount()).toBe(index + 1)
  }
})

test('the second of two keys that another process publishes while the first is sent is paid once', async () => {
  // The first one was killed.
  const other = publishers.at(-1)
  if (other === undefined) throw new Error('There is no publisher.')
  const keys = ['first of two', 'second of two']
  const published: Promise<Map<string, string>>[] = []
  rpc.onSending = async () => {
    if (published.length > 0) return
    // It takes the number that the first key was to have.
    published.push(other.publish([keys[1] ?? '']))
    await published[0]
  }
  const calls = keys.map((idempotencyKey) => {
    const inputs = `Hello ${idempotencyKey}`
    return { ...call, source, inputs, idempotencyKey, timeoutMs: 30_000 } as const
  })
  const [first, second] = await publisher().publishTasks(calls)
  expect(first).toMatchObject({ isRepeated: false })
  expect(second).toMatchObject({
    isRepeated: true,
    taskAddress: (await published[0])?.get(keys[1] ?? ''),
  })
  expect(await taskCount()).toBe(2)
})
