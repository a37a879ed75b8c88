import {
  ogpuStorage,
  sourceActions,
  taskActions,
  vaultActions,
  type ContentStorage,
  type SourceActions,
  type TaskActions,
  type VaultActions,
} from '@taskmesh/client'
import { startDevnet, type Devnet } from '@taskmesh/devnet'
import type { DeliveryMethod } from '@taskmesh/contracts'
import type { TaskId } from '@taskmesh/tasks'
import {
  createWalletClient,
  http,
  parseEther,
  type Address,
  type Chain,
  type HttpTransport,
  type PrivateKeyAccount,
  type WalletClient,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { setUpProvider } from '../src/index.ts'

export type Actor = WalletClient<HttpTransport, Chain, PrivateKeyAccount> &
  TaskActions &
  SourceActions &
  VaultActions

/** A devnet with a publisher and two providers. */
export interface Network {
  devnet: Devnet
  storage: ContentStorage
  publisher: Actor
  master: Actor
  provider: Actor
  master2: Actor
  provider2: Actor
  /** Publishes a source and registers the providers at it. */
  addSource(
    task: TaskId,
    options?: { deliveryMethod?: DeliveryMethod; maxExpiryDuration?: number },
  ): Promise<Address>
}

export async function startNetwork(): Promise<Network> {
  const devnet = await startDevnet({ port: 0, storagePort: 0 })
  const storage = ogpuStorage({ url: devnet.storageUrl })
  const [publisher, master, provider, master2, provider2] = devnet.accounts
    .slice(1)
    .map(({ privateKey }) =>
      createWalletClient({
        account: privateKeyToAccount(privateKey),
        chain: devnet.chain,
        transport: http(devnet.rpcUrl),
        pollingInterval: 50,
      })
        .extend(taskActions({ storage }))
        .extend(sourceActions({ storage }))
        .extend(vaultActions()),
    )
  if (!publisher || !master || !provider || !master2 || !provider2) {
    throw new Error('The devnet has too few accounts.')
  }
  await publisher.deposit({ amount: parseEther('10') })
  return {
    devnet,
    storage,
    publisher,
    master,
    provider,
    master2,
    provider2,
    async addSource(task, options = {}) {
      const { source } = await publisher.publishSource({
        name: task,
        task,
        minPayment: 1n,
        ...options,
      })
      await setUpProvider({ client: provider, masterClient: master, sources: [source] })
      await setUpProvider({ client: provider2, masterClient: master2, sources: [source] })
      return source
    },
  }
}
