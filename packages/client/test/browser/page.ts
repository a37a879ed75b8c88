import { ogpuStorage, taskActions, vaultActions } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { createWalletClient, custom, parseEther, publicActions, type EIP1193Provider } from 'viem'

declare global {
  interface Window {
    ethereum: EIP1193Provider
    storageUrl: string
    source: `0x${string}`
    run: () => Promise<unknown>
  }
}

/** What an application does: connects the wallet of the browser, publishes, waits. */
window.run = async () => {
  const chain = ogpuDevnet
  const transport = custom(window.ethereum)
  const [, account] = await createWalletClient({ chain, transport }).requestAddresses()
  const client = createWalletClient({ account, chain, transport, pollingInterval: 50 })
    .extend(publicActions)
    .extend(taskActions({ storage: ogpuStorage({ url: window.storageUrl }) }))
    .extend(vaultActions())
  const steps: string[] = []
  const task = await client.publishTask({
    source: window.source,
    task: 'text-classification',
    inputs: 'This movie is absolutely fantastic!',
    payment: parseEther('0.002'),
    expiresIn: 600,
    fund: true,
    idempotencyKey: 'from the page',
    onProgress: ({ step }) => void steps.push(step),
  })
  const { output, provider } = await client.waitForResult(task, {
    onStatus: ({ status }) => steps.push(status),
  })
  return {
    output,
    provider,
    steps,
    globals: ['process', 'Buffer', 'global', 'require'].filter((name) => name in window),
  }
}
