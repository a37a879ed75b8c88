import { deliveryMethodFromNumber, managerAbi } from '@taskmesh/contracts'
import { getContract, type Hex, type TransactionReceipt } from 'viem'
import { ogpu, startNetwork, type Actor, type Network } from '../support/network.ts'
import type { Source } from './things.ts'

export let network: Network
let sources: Source[]
let start: Hex

/** Starts a network with sources, and providers that work for them. */
export async function openStage(): Promise<void> {
  network = await startNetwork()
  sources = await prepare()
  start = await network.devnet.snapshot()
}

/** The sources as they are at the start. */
export const sourcesAtStart = (): Source[] => sources.map((source) => ({ ...source }))

/** Goes back to the start. */
export async function startAnew(): Promise<void> {
  await network.devnet.revert(start)
  start = await network.devnet.snapshot()
}

/** The raw writes of an actor return before their block is there. */
export const mined = (sent: Promise<Hex>): Promise<TransactionReceipt> => judge().mined(sent)

export const actorCount = 8

export const admin = () => network.account(0)
export const judge = () => network.account(7)
export const clients = () => [network.account(1), network.account(2)]
export const masters = () => [network.account(3), network.account(4)]
export const providers = () => [network.account(5), network.account(6)]
export const everybody = (): Actor[] =>
  Array.from({ length: actorCount }, (_, index) => network.account(index))

/** A judge who is not the administrator. */
async function appointJudge(): Promise<void> {
  const { devnet, manager } = network
  const role = await manager.read.JUDGE()
  const { write } = getContract({
    ...devnet.chain.contracts.manager,
    abi: managerAbi,
    client: admin().wallet,
  })
  await mined(write.grantRole([role, judge().address]))
  await mined(write.revokeRole([role, admin().address]))
}

/** Two clients with a source for each delivery method, two staked and registered providers. */
async function prepare(): Promise<Source[]> {
  await appointJudge()
  const made: Source[] = []
  for (const [deliveryMethod, client] of clients().entries()) {
    const address = await client.publishSource({ deliveryMethod })
    const isFirst = deliveryMethodFromNumber(deliveryMethod) === 'FIRST_RESPONSE'
    made.push({ address, isFirst, status: 0 })
    await client.deposit(ogpu('1'))
  }
  for (const [index, provider] of providers().entries()) {
    const master = pick(masters(), index)
    await master.announceProvider(provider.address, ogpu('0.5'))
    await provider.announceMaster(master.address)
    for (const source of made) await provider.register(source.address)
  }
  return made
}

export function pick<Item>(items: Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}
