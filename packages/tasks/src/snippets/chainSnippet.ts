import { Code, toJavaScript } from './literals.ts'
import type { Call, Snippet } from './snippet.ts'

/** A program that has a task run on the network and pays for it, with `@taskmesh/client` and viem. */
export function chainSnippet({ task, request, source }: Call): Snippet {
  const options = {
    source,
    task,
    ...request,
    payment: new Code("parseEther('0.002')"),
    expiresIn: 600,
  }
  return {
    id: 'chain',
    title: 'On the chain',
    language: 'typescript',
    code: `import { ogpuStorage, taskActions } from '@taskmesh/client'
import { ogpuTestnet } from '@taskmesh/contracts'
import { createWalletClient, http, parseEther, publicActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

const client = createWalletClient({
  account: privateKeyToAccount('0x…'), // your private key
  chain: ogpuTestnet,
  transport: http(),
})
  .extend(publicActions)
  .extend(taskActions({ storage: ogpuStorage() }))

const task = await client.publishTask(${toJavaScript(options)})
const { output } = await client.waitForResult(task)
console.log(output)
`,
  }
}
