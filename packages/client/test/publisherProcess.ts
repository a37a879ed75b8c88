import { ogpuDevnet } from '@taskmesh/contracts'
import { createWalletClient, http, type Address } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'
import { ogpuStorage, publishTask } from '../src/index.ts'

const settings = z.parse(
  z.object({
    rpcUrl: z.string(),
    storageUrl: z.string(),
    privateKey: z.templateLiteral(['0x', z.string()]),
    /** Repeats a call that fails, as often as this. */
    tries: z.number(),
  }),
  JSON.parse(process.argv[2] ?? ''),
)

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

const { rpcUrl, storageUrl, privateKey, tries } = settings
const client = createWalletClient({
  account: privateKeyToAccount(privateKey),
  chain: ogpuDevnet,
  transport: http(rpcUrl, { retryDelay: 10 }),
  pollingInterval: 30,
})
const storage = ogpuStorage({ url: storageUrl })

async function publish(source: Address, idempotencyKey: string): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      const { taskAddress, isRepeated } = await publishTask(client, {
        storage,
        source,
        task: 'translation',
        inputs: `Hello ${idempotencyKey}`,
        payment: 1n,
        expiresIn: 600,
        timeoutMs: 30_000,
        idempotencyKey,
        onProgress: ({ step }) => say({ step, key: idempotencyKey }),
      })
      return say({ key: idempotencyKey, taskAddress, isRepeated })
    } catch (error) {
      say({ key: idempotencyKey, failed: String(error) })
      if (left === 1) return
    }
  }
}

const orderSchema = z.object({
  source: z.templateLiteral(['0x', z.string()]),
  keys: z.array(z.string()),
})

for await (const line of createInterface({ input: process.stdin })) {
  const { source, keys } = z.parse(orderSchema, JSON.parse(line))
  for (const key of keys) await publish(source, key)
  say({ isDone: true })
}
