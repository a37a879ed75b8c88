import {
  ogpuStorage,
  providerActions,
  sourceActions,
  taskActions,
  vaultActions,
} from '@taskmesh/client'
import { startDevnet } from '@taskmesh/devnet'
import type { DeliveryMethod } from '@taskmesh/contracts'
import { createWalletClient, http, parseEther, type Address, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

const TASK = 'text-classification'

/** A local network with a client that has money, and a provider that does what a test lets it do. */
export async function startChain() {
  const devnet = await startDevnet({ port: 0, storagePort: 0 })
  const storage = ogpuStorage({ url: devnet.storageUrl })
  const connect = ({ privateKey }: { privateKey: Hex }) =>
    createWalletClient({
      account: privateKeyToAccount(privateKey),
      chain: devnet.chain,
      transport: http(devnet.rpcUrl),
      pollingInterval: 50,
    })
      .extend(taskActions({ storage }))
      .extend(sourceActions({ storage }))
      .extend(providerActions())
      .extend(vaultActions())
  const [, alice, second, bob] = devnet.accounts
  const client = connect(alice)
  const master = connect(second)
  const provider = connect(bob)
  await master.announceProvider({ provider: bob.address, amount: parseEther('1') })
  await provider.announceMaster({ master: second.address })
  await client.deposit({ amount: parseEther('1') })

  /** Publishes a source that the provider is registered at. */
  async function addSource(deliveryMethod: DeliveryMethod): Promise<Address> {
    const minPayment = parseEther('0.001')
    const { source } = await client.publishSource({
      name: 'x',
      task: TASK,
      minPayment,
      deliveryMethod,
    })
    await provider.register({ source })
    return source
  }

  /** Lets the provider attempt a task, and answer it when there is an answer. */
  async function work(taskAddress: Address, payment: bigint, answer?: unknown): Promise<void> {
    await provider.attempt({ taskAddress, payment })
    if (answer === undefined) return
    const data = await storage.put(JSON.stringify(answer), { name: 'response.json' })
    await provider.submitResponse({ taskAddress, data, payment })
  }

  return { devnet, client, provider, addSource, work }
}
