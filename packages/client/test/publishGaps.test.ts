import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import {
  createWalletClient,
  custom,
  isAddressEqual,
  parseEther,
  parseTransaction,
  type Address,
  type Hex,
  type TransactionSerialized,
} from 'viem'
import { getTransactionCount } from 'viem/actions'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import {
  memoryPublishStore,
  ogpuStorage,
  PublishTasksError,
  taskActions,
  type ContentStorage,
} from '../src/index.ts'
import { startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address

beforeAll(async () => {
  actors = await startActors()
  await actors.client.deposit({ amount: parseEther('10') })
})
afterAll(() => actors.devnet.stop())
beforeEach(async () => {
  const about = { name: 'x', task: 'translation', minPayment: 1n } as const
  source = (await actors.client.publishSource(about)).source
})

interface Sent {
  raw: Hex
  nonce: number
  /** Whether it is a transfer to the account itself. */
  isFilling: boolean
}

function read(raw: Hex): Sent {
  const { nonce = 0, to } = parseTransaction(raw as TransactionSerialized)
  const { address } = actors.client.account
  return { raw, nonce, isFilling: to !== null && to !== undefined && isAddressEqual(to, address) }
}

const REFUSAL = { code: -32_000, message: 'insufficient funds for gas * price + value' }

interface Node {
  /** Transactions that it does not take. */
  isRefused?: (sent: Sent) => boolean | Promise<boolean>
  storage?: ContentStorage
}

/** A client of the account, behind a node of which only some transactions and methods are heard. */
function behind({ isRefused = () => false, storage }: Node) {
  const { client, devnet } = actors
  const sent: Sent[] = []
  const transport = custom(
    {
      async request({ method, params }: { method: string; params?: unknown }) {
        if (method === 'eth_sendRawTransaction') {
          const [raw] = z.parse(z.tuple([z.templateLiteral(['0x', z.string()])]), params)
          const next = read(raw)
          sent.push(next)
          if (await isRefused(next)) throw Object.assign(new Error(REFUSAL.message), REFUSAL)
        }
        return ask(method, params)
      },
    },
    { retryCount: 0 },
  )
  const publisher = createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport,
    pollingInterval: 30,
  }).extend(taskActions({ storage: storage ?? ogpuStorage({ url: devnet.storageUrl }) }))
  return { publisher, sent }
}

async function ask(method: string, params: unknown = []): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(actors.devnet.rpcUrl, { method: 'POST', headers, body })
  const answer = z.parse(z.looseObject({ error: z.optional(z.unknown()) }), await response.json())
  if (answer.error !== undefined) throw Object.assign(new Error('The node refuses.'), answer.error)
  return answer['result']
}

async function queued(): Promise<string> {
  const { queued: count } = z.parse(z.object({ queued: z.string() }), await ask('txpool_status'))
  return count
}

const count = () => getTransactionCount(actors.client, { address: actors.client.account.address })
const taskCount = async () => (await actors.client.getSource({ source })).taskCount

const item = (key: string) =>
  ({
    source,
    task: 'translation',
    inputs: `Hello ${key}`,
    payment: 1n,
    expiresIn: 600,
  }) as const
const keyed = (key: string) => ({ ...item(key), idempotencyKey: key })

async function failuresOf(publishing: Promise<unknown>): Promise<PublishTasksError> {
  const error: unknown = await publishing.catch((caught: unknown) => caught)
  if (error instanceof PublishTasksError) return error
  throw new Error('It should have failed.', { cause: error })
}

/** Storage that answers when so many payloads have come. */
function storageThatWaitsFor(expected: number): ContentStorage {
  const { storage } = actors
  let left = expected
  let open = () => {}
  const complete = new Promise<void>((resolve) => (open = resolve))
  return {
    get: storage.get,
    async put(content, options) {
      left -= 1
      if (left === 0) open()
      await complete
      return storage.put(content, options)
    },
  }
}

/** Publishes under keys in another process, which knows the chain only. */
async function publishElsewhere(keys: readonly string[]) {
  const { rpcUrl, storageUrl, accounts } = actors.devnet
  const { privateKey } = accounts[1]
  const settings = JSON.stringify({ rpcUrl, storageUrl, privateKey, tries: 1 })
  const script = new URL('publisherProcess.ts', import.meta.url).pathname
  const args = ['--conditions=@taskmesh/source', script, settings]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(`${JSON.stringify({ source, keys })}\n`)
  const said = z.looseObject({ key: z.optional(z.string()), isRepeated: z.optional(z.boolean()) })
  const repeated: [string | undefined, boolean][] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const { key, isRepeated } = z.parse(said, JSON.parse(line))
    if (isRepeated !== undefined) repeated.push([key, isRepeated])
  }
  return repeated
}

test('a transaction that the node does not take is named, and those behind it are mined', async () => {
  const first = await count()
  const isRefused = ({ nonce, isFilling }: Sent) => nonce === first + 2 && !isFilling
  const { publisher } = behind({ isRefused })
  const items = ['a', 'b', 'c', 'd', 'e', 'f'].map(item)
  const { failures } = await failuresOf(publisher.publishTasks(items))
  expect(failures).toHaveLength(1)
  expect(failures[0]?.error).toMatchObject({ code: 'TRANSACTION_REFUSED' })
  expect(failures[0]?.error.message).toContain('insufficient funds')
  expect(await taskCount()).toBe(5)
  expect(await queued()).toBe('0x0')
})

test('a node gets a task with a key when it has those before it', async () => {
  const first = await count()
  let refused: Hex | undefined
  const isRefused = ({ raw, nonce }: Sent) => {
    if (nonce === first + 1) refused ??= raw
    return raw === refused
  }
  const { publisher, sent } = behind({ isRefused })
  const keys = ['g', 'h', 'i', 'j']
  const published = await publisher.publishTasks(keys.map(keyed))
  expect(published.map(({ isRepeated }) => isRepeated)).toEqual(keys.map(() => false))
  expect(await taskCount()).toBe(keys.length)
  const untilNext = sent.slice(
    0,
    sent.findIndex(({ raw, nonce }) => nonce === first + 1 && raw !== refused),
  )
  expect(untilNext.filter(({ nonce }) => nonce > first + 1)).toEqual([])
  expect(sent.some(({ isFilling }) => isFilling)).toBe(false)
})

test.each(['with a store', 'without a store'])(
  'keys of one call, %s, go together: all payloads are stored before one of them is sent',
  async (name) => {
    const keys = Array.from({ length: 20 }, (_, index) => `${name} ${index}`)
    const { publisher } = behind({ storage: storageThatWaitsFor(keys.length) })
    const store = name === 'with a store' ? memoryPublishStore() : undefined
    const published = await publisher.publishTasks(keys.map((key) => ({ ...keyed(key), store })))
    expect(published).toHaveLength(keys.length)
    expect(await taskCount()).toBe(keys.length)
  },
)

/** Refuses for good the number that comes first of several which come in the same moment. */
function refuseFirstOfMany() {
  let moment: number[] = []
  let missing: number | undefined
  return async ({ nonce }: Sent): Promise<boolean> => {
    moment.push(nonce)
    await new Promise((resolve) => setImmediate(resolve))
    if (moment.length > 1) missing ??= Math.min(...moment)
    moment = []
    return nonce === missing
  }
}

test('a key that waits behind a missing number, found by another process, is paid once', async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `waits ${index}`)
  const { publisher } = behind({ isRefused: refuseFirstOfMany() })
  const given = new AbortController()
  // What other processes do not know of.
  const store = memoryPublishStore()
  const items = keys.map((key) => ({ ...keyed(key), signal: given.signal, store }))
  const interrupted = failuresOf(publisher.publishTasks(items))
  await vi.waitUntil(async () => (await queued()) !== '0x0', { timeout: 20_000 })
  given.abort(new Error('killed'))
  const { failures } = await interrupted
  const elsewhere = await publishElsewhere(keys.toReversed())
  expect(elsewhere.map(([key]) => key)).toEqual(keys.toReversed())
  // Not the one whose number was missing, nor what was never sent.
  const found = elsewhere.filter(([, isRepeated]) => isRepeated)
  expect(found.length).toBeGreaterThan(keys.length - failures.length)
  expect(found.length).toBeLessThan(keys.length)
  expect(await taskCount()).toBe(keys.length)
})
