import { announceProvider, getSource, getVaultTerms, setWhitelist } from '@taskmesh/client'
import { createWalletClient, http, parseEther, type Address } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { getTransactionCount } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createProvider,
  MissingMasterError,
  setUpProvider,
  StakeTooLowError,
} from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { wordRunner } from './wordRunner.ts'

let network: Network
let source: Address

beforeAll(async () => {
  network = await startNetwork()
  const published = await network.publisher.publishSource({
    name: 'x',
    task: 'text-classification',
    minPayment: 1n,
    minAvailableLockup: parseEther('2'),
  })
  source = published.source
})
afterAll(() => network.devnet.stop())

const connect = (privateKey?: `0x${string}`) =>
  createWalletClient({
    account: privateKey && privateKeyToAccount(privateKey),
    chain: network.devnet.chain,
    transport: http(network.devnet.rpcUrl),
    pollingInterval: 50,
  })

/** A provider and a master with some money, who do not know each other yet. */
async function newPair() {
  const { devnet } = network
  const [key, masterKey] = [generatePrivateKey(), generatePrivateKey()]
  const provider = privateKeyToAccount(key).address
  await devnet.setBalance(provider, parseEther('10'))
  await devnet.setBalance(privateKeyToAccount(masterKey).address, parseEther('10'))
  return { client: connect(key), masterClient: connect(masterKey), provider }
}

test('a stake that no source would take is refused before anything is sent', async () => {
  const { provider: client, master: masterClient } = network
  const { minLockupPerSource } = await getVaultTerms(client)
  const { minAvailableLockup } = await getSource(client, { source })
  expect(minAvailableLockup).toBeGreaterThan(minLockupPerSource)
  const setUp = (sources: Address[], stake: bigint) =>
    setUpProvider({ client, masterClient, sources, stake })
  const sent = () =>
    Promise.all(
      [client, masterClient].map((each) =>
        getTransactionCount(each, { address: each.account.address }),
      ),
    )
  const before = await sent()
  const refusalOf = async (sources: Address[], stake: bigint) => {
    const error: unknown = await setUp(sources, stake).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StakeTooLowError)
    expect(error).toMatchObject({ code: 'STAKE_TOO_LOW', actor: 'configuration', path: 'stake' })
    return error
  }
  expect(await refusalOf([], minLockupPerSource - 1n)).toMatchObject({
    stake: minLockupPerSource - 1n,
    required: minLockupPerSource,
  })
  expect(await refusalOf([source], minAvailableLockup - 1n)).toMatchObject({
    required: minAvailableLockup,
    details: expect.stringContaining('2 OGPU'),
  })
  expect(await sent()).toEqual(before)

  const { steps } = await setUp([source], minAvailableLockup)
  expect(steps.map(({ step }) => step)).toEqual(['announceProvider', 'announceMaster', 'register'])
  expect((await setUp([source], 1n)).steps).toEqual([])
})

test('a provider that may work without stake needs none', async () => {
  const { provider2: client, master2: masterClient } = network
  const admin = connect(network.devnet.accounts[0].privateKey)
  await setWhitelist(admin, { account: client.account.address })
  const { steps } = await setUpProvider({ client, masterClient, sources: [], stake: 0n })
  expect(steps.map(({ step }) => step)).toEqual(['announceProvider', 'announceMaster'])
})

test('a stranger who announces the provider first does not keep its master out', async () => {
  const { client, masterClient, provider } = await newPair()
  const stranger = (await newPair()).masterClient
  await announceProvider(stranger, { provider, amount: 0n })
  const { steps } = await setUpProvider({ client, masterClient, sources: [] })
  expect(steps.map(({ step }) => step)).toEqual(['announceProvider', 'announceMaster'])
  expect((await setUpProvider({ client, masterClient, sources: [] })).steps).toEqual([])
})

test('a pairing that stopped after its first half is finished', async () => {
  const { client, masterClient, provider } = await newPair()
  await announceProvider(masterClient, { provider, amount: parseEther('0.1') })
  const { steps } = await setUpProvider({ client, masterClient, sources: [] })
  expect(steps.map(({ step }) => step)).toEqual(['announceMaster'])
})

test('a provider without a master needs one', async () => {
  const { client } = await newPair()
  const refused = setUpProvider({ client, sources: [] })
  await expect(refused).rejects.toBeInstanceOf(MissingMasterError)
  await expect(refused).rejects.toMatchObject({ path: 'masterClient' })
})

test('a client that cannot sign is named', async () => {
  const sources = [{ source, task: 'text-classification' }] as const
  const options = { client: connect(), runner: wordRunner(), sources }
  expect(() => createProvider(options)).toThrowError(/^The client of createProvider needs an acc/)
  const setUp = { client: connect(), sources: [source] }
  await expect(setUpProvider(setUp)).rejects.toThrowError(/^The client of setUpProvider needs an/)
  const unpaired = { client: connect(generatePrivateKey()), sources: [source] }
  await expect(setUpProvider({ ...unpaired, masterClient: connect() })).rejects.toThrowError(
    /^The masterClient of setUpProvider needs an account/,
  )
})

test('setting a provider up twice does nothing the second time', async () => {
  const other = await network.addSource('text-classification')
  const { steps } = await setUpProvider({ client: network.provider, sources: [other] })
  expect(steps).toEqual([])
})
