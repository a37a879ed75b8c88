import type { Devnet } from '@taskmesh/devnet'
import { setUpProvider } from '@taskmesh/provider'
import {
  createWalletClient,
  http,
  keccak256,
  parseEther,
  toBytes,
  type Account,
  type Address,
  type Chain,
  type Client,
  type Hex,
  type Transport,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

/** An account with its key and a client of the node itself. */
export interface Actor {
  privateKey: Hex
  client: Client<Transport, Chain, Account>
}

/** An account that is registered at sources, with no more in the vault than its stake. */
export interface OpenedProvider extends Actor {
  account: Address
}

const FUNDS = parseEther('100000')

/** Makes an account whose key follows from a name, and gives it money for gas. */
export async function openActor(devnet: Devnet, name: string): Promise<Actor> {
  const privateKey = keccak256(toBytes(`soak:${name}`))
  const account = privateKeyToAccount(privateKey)
  await devnet.setBalance(account.address, FUNDS)
  const transport = http(devnet.rpcUrl)
  const client = createWalletClient({
    account,
    chain: devnet.chain,
    transport,
    pollingInterval: 50,
  })
  return { privateKey, client }
}

/** Makes a provider and its master, and registers it at sources. */
export async function openProvider(
  devnet: Devnet,
  name: string,
  sources: readonly Address[],
): Promise<OpenedProvider> {
  const [provider, master] = await Promise.all([
    openActor(devnet, `${name}:provider`),
    openActor(devnet, `${name}:master`),
  ])
  const { client, privateKey } = provider
  await setUpProvider({ client, masterClient: master.client, sources })
  return { privateKey, client, account: client.account.address }
}
