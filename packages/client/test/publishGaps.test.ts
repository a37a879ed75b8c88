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
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ogpuStorage, PublishTasksError, taskActions } from '../src/index.ts'
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

/** A client of the account, behind a node that does not take some transactions. */
function refusing(isRefused: (sent: Sent) => boolean) {
  const { client, devnet } = actors
  const sent: Sent[] = []
  const transport = custom(
    {
      async request({ method, params }: { method: string; params?: unknown }) {
        if (method === 'eth_sendRawTransaction') {
          const [raw] = z.parse(z.tuple([z.templateLiteral(['0x', z.string()])]), params)
          const next = read(raw)
          sent.push(next)
          if (isRefused(next)) throw Object.assign(new Error(REFUSAL.message), REFUSAL)
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
  }).extend(taskActions({ storage: ogpuStorage({ url: devnet.storageUrl }) }))
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

test('a transaction that the node does not take is named, and those behind it are mined', async () => {
  const first = await count()
  const { publisher } = refusing(({ nonce, isFilling }) => nonce === first + 2 && !isFilling)
  const items = ['a', 'b', 'c', 'd', 'e', 'f'].map(item)
  const { failures } = await failuresOf(publisher.publishTasks(items))
  expect(failures).toHaveLength(1)
  expect(failures[0]?.error).toMatchObject({ code: 'TRANSACTION_REFUSED' })
  expect(failures[0]?.error.message).toContain('insufficient funds')
  expect(await taskCount()).toBe(5)
  expect(await queued()).toBe('0x0')
})

test('a task with a key is sent when the node has those before it, and loses its number alone', async () => {
  const first = await count()
  let refused: Hex | undefined
  const { publisher, sent } = refusing(({ raw, nonce }) => {
    if (nonce === first + 1) refused ??= raw
    return raw === refused
  })
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
