import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { createTestClient, createWalletClient, http, parseEther, type Address } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ogpuStorage, taskActions } from '../src/index.ts'
import { startChaosRpc, type Chaos, type ChaosRpc } from './chaosRpc.ts'
import { startActors, type Actors } from './devnetClients.ts'

const KEYS = Number(process.env['PUBLISH_KEYS'] ?? 5)
/** Blocks are made whether there are transactions or not, so that nodes catch up. */
const BLOCK_MS = 200

let actors: Actors
let rpc: ChaosRpc
let source: Address
let ticking: NodeJS.Timeout | undefined
const children: ChildProcess[] = []

function control() {
  const { chain, rpcUrl } = actors.devnet
  return createTestClient({ mode: 'anvil', chain, transport: http(rpcUrl) })
}

beforeAll(async () => {
  actors = await startActors()
  rpc = await startChaosRpc(actors.devnet.rpcUrl)
  await actors.client.deposit({ amount: parseEther('10') })
})
afterAll(async () => {
  await Promise.all([rpc.stop(), actors.devnet.stop()])
})
beforeEach(async () => {
  rpc.chaos = {}
  const about = { name: 'x', task: 'translation', minPayment: 1n } as const
  source = (await actors.client.publishSource(about)).source
  // Every node knows the source.
  await control().mine({ blocks: 5 })
  ticking = setInterval(() => void control().mine({ blocks: 1 }), BLOCK_MS)
})
afterEach(() => {
  clearInterval(ticking)
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const messageSchema = z.looseObject({
  key: z.optional(z.string()),
  step: z.optional(z.string()),
  taskAddress: z.optional(z.string()),
  failed: z.optional(z.string()),
})
type Message = z.infer<typeof messageSchema>

/** Another process that publishes under these keys, one after the other. */
function startPublisher(keys: string[], onMessage: (message: Message) => void = () => undefined) {
  const { devnet } = actors
  const settings = {
    rpcUrl: rpc.url,
    storageUrl: devnet.storageUrl,
    privateKey: devnet.accounts[1].privateKey,
    source,
    keys,
    tries: 5,
  }
  const script = new URL('publisherProcess.ts', import.meta.url).pathname
  const args = ['--conditions=@taskmesh/source', script, JSON.stringify(settings)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const messages: Message[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = z.parse(messageSchema, JSON.parse(line))
    messages.push(message)
    onMessage(message)
  })
  return { child, messages, ended: once(child, 'close') }
}

const keysOf = (prefix: string) => Array.from({ length: KEYS }, (_, index) => `${prefix} ${index}`)

async function taskCount(): Promise<number> {
  return (await actors.client.getSource({ source })).taskCount
}

function tasksOf(messages: Message[]): Map<string, string> {
  const entries = messages.flatMap(({ key, taskAddress }) =>
    key !== undefined && taskAddress !== undefined ? [[key, taskAddress] as const] : [],
  )
  return new Map(entries)
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
  { timeout: 120_000 },
  async (name, chaos) => {
    rpc.chaos = chaos
    const keys = keysOf(name)
    const publishers = [startPublisher(keys), startPublisher(keys)]
    await Promise.all(publishers.map(({ ended }) => ended))
    rpc.chaos = {}
    const results = publishers.map(({ messages }) => tasksOf(messages))
    const failures = publishers.flatMap(({ messages }) => messages.flatMap((m) => m.failed ?? []))
    if (process.env['PUBLISH_KEYS']) console.log(name, await taskCount(), rpc.sent, failures)
    expect(await taskCount()).toBe(KEYS)
    for (const key of keys) {
      const tasks = new Set(results.map((tasks) => tasks.get(key)).filter(Boolean))
      expect(tasks.size).toBe(1)
    }
  },
)

test('a process killed after sending and started again at a node behind pays once', async () => {
  const keys = keysOf('killed')
  rpc.chaos = { lagShare: 1, lagBlocks: 1 }
  for (let index = 0; index < 3; index += 1) {
    const [key = ''] = keys.slice(index)
    const before = rpc.sent
    const killed = startPublisher([key], ({ step }) => {
      if (step !== 'signed') return
      const timer = setInterval(() => {
        if (rpc.sent === before) return
        killed.child.kill('SIGKILL')
        clearInterval(timer)
      }, 1)
    })
    await killed.ended
    const again = startPublisher([key])
    await again.ended
    expect(tasksOf(again.messages).size).toBe(1)
    expect(await taskCount()).toBe(index + 1)
  }
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
