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
import { controllerAbi, nexusAbi, type DeliveryMethod } from '@taskmesh/contracts'
import type { TaskId } from '@taskmesh/tasks'
import {
  createWalletClient,
  http,
  parseEther,
  parseEventLogs,
  type Address,
  type Chain,
  type HttpTransport,
  type PrivateKeyAccount,
  type WalletClient,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { waitForTransactionReceipt } from 'viem/actions'
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
  /** Publishes a task as any client could, with a URL as its payload. Returns the task's address. */
  publishConfig(source: Address, configUrl: string, nonce?: number): Promise<Address>
}

const PAYMENT = parseEther('0.002')
const EXPIRES_IN = 600

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
    async publishConfig(source, config, nonce) {
      const expiryTime = BigInt(Math.floor(Date.now() / 1000) + EXPIRES_IN)
      const hash = await publisher.writeContract({
        address: devnet.chain.contracts.controller.address,
        abi: controllerAbi,
        functionName: 'publishTask',
        args: [{ source, config, payment: PAYMENT, expiryTime }],
        ...(nonce !== undefined && { nonce, gas: 4_000_000n }),
      })
      const { logs } = await waitForTransactionReceipt(publisher, { hash })
      const [published] = parseEventLogs({ abi: nexusAbi, logs, eventName: 'TaskPublished' })
      if (published === undefined) throw new Error('No task was published.')
      return published.args.task
    },
  }
}
