import { mediaPaths, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { codeOf } from '../pipeline/codeOf.ts'
import { exampleFiles } from '../pipeline/exampleFiles.ts'

/** A program, and the files that it reads. */
export interface PublishProgram {
  code: string
  files: ReadonlyMap<string, Uint8Array>
}

const readsFiles = {
  imports: `import { readFileSync } from 'node:fs'
import { join } from 'node:path'
`,
  file: `
const file = (name: string) => readFileSync(join(import.meta.dirname, name))
`,
}

/**
 * Writes a program that pays for one task on the network of `taskmesh dev` and prints its result. Its
 * call is the first example that the registry has for the task.
 */
export function publishProgram(task: TaskId): PublishProgram {
  const [example] = TASK_EXAMPLES[task]
  const { inputs, parameters } = TASK_SCHEMAS[task]
  const input = exampleFiles(example?.request.inputs, mediaPaths(inputs), 'input')
  const setting = exampleFiles(example?.request.parameters, mediaPaths(parameters), 'parameter')
  const files = new Map([...input.files, ...setting.files])
  const withParameters =
    setting.value === undefined
      ? ''
      : `\n  parameters: ${codeOf(setting.value, 'typescript', '  ')},`
  const code = `${files.size > 0 ? readsFiles.imports : ''}import { ogpuStorage, taskActions } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { networkFile } from '@taskmesh/venues/network-file'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import * as z from 'zod/mini'
${files.size > 0 ? readsFiles.file : ''}
// \`taskmesh dev\` says where its chain is, what is offered on it, and an account to pay from.
const address = process.env['TASKMESH_NETWORK'] ?? 'http://127.0.0.1:4173'
const response = await fetch(new URL('/taskmesh.json', address)).catch(() => {
  throw new Error(\`No network at \${address}: start one with \\\`npx taskmesh dev\\\`.\`)
})
const { chain: network } = z.parse(networkFile, await response.json())
const source = network?.sources.get('${task}')
if (network?.account === undefined || source === undefined) {
  throw new Error(\`The network at \${address} does not offer ${task}.\`)
}

const client = createWalletClient({
  account: privateKeyToAccount(network.account.privateKey),
  chain: ogpuDevnet,
  transport: http(network.rpcUrl),
}).extend(taskActions({ storage: ogpuStorage({ url: network.storageUrl }) }))

const published = await client.publishTask({
  source,
  task: '${task}',
  inputs: ${codeOf(input.value, 'typescript', '  ')},${withParameters}
  payment: network.payment, // in wei
  expiresIn: 600, // seconds
  fund: true, // deposits what the account lacks
})
console.log(\`Published \${published.taskAddress}\`)

// The types of \`inputs\`, \`parameters\` and \`output\` follow from the task.
const { output, status } = await client.waitForResult(published, { timeoutMs: 120_000 })
console.log(status, output)
`
  return { code, files }
}
