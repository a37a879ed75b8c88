import { startDevnet, type Devnet, type StartDevnetOptions } from '@taskmesh/devnet'
import {
  createWalletClient,
  http,
  type Address,
  type Chain,
  type Hex,
  type HttpTransport,
  type PrivateKeyAccount,
  type WalletClient,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import {
  adminActions,
  agentActions,
  judgeActions,
  ogpuStorage,
  providerActions,
  sourceActions,
  taskActions,
  vaultActions,
  type AdminActions,
  type AgentActions,
  type JudgeActions,
  type ContentStorage,
  type ProviderActions,
  type SourceActions,
  type TaskActions,
  type VaultActions,
} from '../src/index.ts'

/** A client with all actions, for one key. */
export type Actor = WalletClient<HttpTransport, Chain, PrivateKeyAccount> &
  TaskActions &
  SourceActions &
  ProviderActions &
  VaultActions &
  AgentActions

/** Makes a client with all actions for one key. */
export function createActor(devnet: Devnet, privateKey: Hex): Actor {
  const storage = ogpuStorage({ url: devnet.storageUrl })
  return createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 50,
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
    .extend(providerActions())
    .extend(vaultActions())
    .extend(agentActions())
}

export interface Actors {
  devnet: Devnet
  storage: ContentStorage
  client: Actor
  master: Actor
  provider: Actor
  agent: Actor
  master2: Actor
  provider2: Actor
  stranger: Actor
  master3: Actor
  provider3: Actor
  /** Administrator and judge of the protocol. */
  admin: Actor & JudgeActions & AdminActions
}

/** Starts a devnet and gives the actors of the protocol a key each. */
export async function startActors(
  options: Pick<StartDevnetOptions, 'revertReasons'> = {},
): Promise<Actors> {
  const devnet = await startDevnet({ port: 0, storagePort: 0, ...options })
  const actors = devnet.accounts.map(({ privateKey }) => createActor(devnet, privateKey))
  const [first, client, master, provider, agent, master2, provider2] = actors
  const [stranger, master3, provider3] = actors.slice(7)
  if (!first || !client || !master || !provider || !agent || !master2 || !provider2) {
    throw new Error('The devnet has too few accounts.')
  }
  if (!stranger || !master3 || !provider3) throw new Error('The devnet has too few accounts.')
  const admin = { ...first, ...judgeActions()(first), ...adminActions()(first) }
  const storage = ogpuStorage({ url: devnet.storageUrl })
  const pairs = { master, provider, master2, provider2, master3, provider3 }
  return { devnet, storage, client, agent, stranger, admin, ...pairs }
}

/** Makes an account a provider at a source. */
export async function enroll(master: Actor, provider: Actor, source: Address): Promise<void> {
  const { isProvider } = await provider.getProvider()
  if (!isProvider) {
    await master.announceProvider({ provider: provider.account.address, amount: 10n ** 18n })
    await provider.announceMaster({ master: master.account.address })
  }
  await provider.register({ source })
}
