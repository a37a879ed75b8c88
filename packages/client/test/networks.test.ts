import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { devnetMnemonic } from '@taskmesh/devnet'
import {
  createWalletClient,
  custom,
  http,
  parseEther,
  publicActions,
  type Account,
  type Address,
  type EIP1193Parameters,
  type EIP1193RequestFn,
} from 'viem'
import { mnemonicToAccount, privateKeyToAccount, toAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createCatalogue,
  eventActions,
  sourceActions,
  taskActions,
  vaultActions,
} from '../src/index.ts'
import { brokenTransport } from './brokenTransport.ts'
import { createActor, startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let other: Devnet
let source: Address

beforeAll(async () => {
  ;[actors, other] = await Promise.all([startActors(), startDevnet({ port: 0, storagePort: 0 })])
  await actors.client.deposit({ amount: parseEther('1') })
  source = (await actors.client.publishSource(about)).source
})
afterAll(() => Promise.all([actors.devnet.stop(), other.stop()]))

const about = { name: 'x', task: 'translation', minPayment: 1n } as const
const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const

test('two networks in one process, one key on both, do not get in each other’s way', async () => {
  const here = actors.client
  const there = createActor(other, other.accounts[1].privateKey)
  await there.deposit({ amount: parseEther('1') })
  // Sources elsewhere have other addresses, because other things happened there.
  await there.deposit({ amount: 1n })
  const { source: elsewhere } = await there.publishSource(about)
  const published = await Promise.all(
    [here, there, here, there, here, there].map((client) =>
      client.publishTask({
        ...call,
        source: client === here ? source : elsewhere,
        idempotencyKey: 'the same on both',
      }),
    ),
  )
  expect(published.filter(({ isRepeated }) => !isRepeated)).toHaveLength(2)
  for (const [client, at] of [
    [here, source],
    [there, elsewhere],
  ] as const) {
    expect((await client.getSource({ source: at })).taskCount).toBe(1)
  }
  const storage = actors.storage
  const catalogues = [here, there].map((client) => createCatalogue(client, { storage }))
  await Promise.all(catalogues.map((catalogue) => catalogue.update()))
  const tasks = await Promise.all(
    catalogues.map((catalogue) => catalogue.tasksOf(here.account.address)),
  )
  expect(tasks.map((list) => list.length)).toEqual([1, 1])
})

/** What a browser puts at `window.ethereum`, with the keys of the devnet's node. */
function browserWallet(rpcUrl: string): { request: EIP1193RequestFn; asked: string[] } {
  const asked: string[] = []
  const node = http(rpcUrl)({})
  return {
    asked,
    async request(parameters: EIP1193Parameters) {
      asked.push(parameters.method)
      if (parameters.method === 'eth_requestAccounts') {
        return node.request({ method: 'eth_accounts' } as EIP1193Parameters)
      }
      return node.request(parameters)
    },
  } as { request: EIP1193RequestFn; asked: string[] }
}

test('a browser wallet publishes: it is asked for accounts and to send', async () => {
  const { devnet, client, storage } = actors
  const wallet = browserWallet(devnet.rpcUrl)
  const transport = custom(wallet)
  const [, address] = await createWalletClient({
    chain: devnet.chain,
    transport,
  }).requestAddresses()
  expect(address).toBe(client.account.address)
  const connected = createWalletClient({
    account: address,
    chain: devnet.chain,
    transport,
    pollingInterval: 20,
  })
    .extend(publicActions)
    .extend(taskActions({ storage }))
  const idempotencyKey = 'from the browser'
  const task = await connected.publishTask({ ...call, source, idempotencyKey })
  const again = await connected.publishTask({ ...call, source, idempotencyKey })
  expect(again.taskAddress).toBe(task.taskAddress)
  expect(wallet.asked.filter((method) => method === 'eth_sendTransaction')).toHaveLength(1)
})

const signer = () => privateKeyToAccount(actors.devnet.accounts[1].privateKey)

test.each<[string, () => Account]>([
  ['a private key', signer],
  ['a mnemonic', () => mnemonicToAccount(devnetMnemonic, { addressIndex: 1 })],
  [
    'a key in a vault or a hardware module',
    () => {
      const { address, signMessage, signTransaction, signTypedData } = signer()
      return toAccount({ address, signMessage, signTransaction, signTypedData })
    },
  ],
])('an account from %s signs', async (_, makeAccount) => {
  const { devnet, storage } = actors
  const client = createWalletClient({
    account: makeAccount(),
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 20,
  }).extend(taskActions({ storage }))
  expect((await client.publishTask({ ...call, source })).receipt.status).toBe('success')
})

/** A client of one chain whose URL is that of a node of another one. */
function misled(asked: string[] = []) {
  const { devnet, client, storage } = actors
  return createWalletClient({
    account: client.account,
    chain: { ...devnet.chain, id: 1071, name: 'Another chain' },
    transport: brokenTransport(devnet.rpcUrl, ({ method }) => void asked.push(method)),
    pollingInterval: 20,
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
    .extend(vaultActions())
    .extend(eventActions())
}

const wrongChain = {
  code: 'WRONG_CHAIN',
  actor: 'configuration',
  retryable: false,
  connected: 200820172034,
}

test('a node of another chain is a configuration error, and nothing is sent to it', async () => {
  const asked: string[] = []
  const client = misled(asked)
  await expect(client.publishTask({ ...call, source })).rejects.toMatchObject(wrongChain)
  await expect(client.deposit({ amount: 1n })).rejects.toMatchObject(wrongChain)
  await expect(client.publishSource(about)).rejects.toMatchObject(wrongChain)
  await expect(client.getEvents({ fromBlock: 0n, toBlock: 1n })).rejects.toMatchObject(wrongChain)
  expect(asked.filter((method) => method.startsWith('eth_send'))).toEqual([])
})

test('what a node of another chain does not have is no missing task', async () => {
  const chain = { ...actors.devnet.chain, id: 1071 }
  const elsewhere = createWalletClient({
    account: actors.client.account,
    chain,
    transport: http(other.rpcUrl),
  }).extend(taskActions({ storage: actors.storage }))
  const reading = elsewhere.getTask({ taskAddress: source })
  await expect(reading).rejects.toMatchObject(wrongChain)
})

test('a node is asked for its chain once, however much is written', async () => {
  const asked: string[] = []
  const { devnet, client, storage } = actors
  const counting = createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, ({ method }) => void asked.push(method)),
    pollingInterval: 20,
  }).extend(vaultActions())
  await counting.deposit({ amount: 1n })
  await counting.deposit({ amount: 1n })
  await counting.extend(taskActions({ storage })).publishTask({ ...call, source })
  expect(asked.filter((method) => method === 'eth_chainId')).toHaveLength(1)
})

test('a node that does not tell its chain once is asked again', async () => {
  let isSilent = true
  const { devnet, client } = actors
  const flaky = createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, ({ method }) => {
      if (method !== 'eth_chainId' || !isSilent) return undefined
      isSilent = false
      return Promise.reject(new Error('The line is busy.'))
    }),
    pollingInterval: 20,
  }).extend(vaultActions())
  await flaky.deposit({ amount: 1n })
  await flaky.deposit({ amount: 1n })
  expect(isSilent).toBe(false)
})
