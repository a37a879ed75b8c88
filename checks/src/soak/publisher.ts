/** A process that publishes tasks, several at once, and says what became of each. */
import { ogpuStorage, publishTask } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import * as z from 'zod/mini'
import { publisherSettingsSchema, type PublisherMessage } from './publisherMessages.ts'

const settings = z.parse(publisherSettingsSchema, JSON.parse(process.argv[2] ?? ''))
const { rpcUrl, storageUrl, privateKey, source, names, tries, isKeyed, payment, atOnce } = settings

const client = createWalletClient({
  account: privateKeyToAccount(privateKey),
  chain: ogpuDevnet,
  transport: http(rpcUrl, { retryDelay: 10 }),
  pollingInterval: 20,
})
const storage = ogpuStorage({ url: storageUrl })

function say(message: PublisherMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** Whether the call can be repeated: with a key always, else only when nothing can have landed. */
function mayRepeat(error: unknown): boolean {
  if (isKeyed) return true
  return error instanceof TaskmeshError && error.code !== 'TRANSACTION_UNCERTAIN' && error.retryable
}

async function publish(name: string): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      const { taskAddress } = await publishTask(client, {
        storage,
        source,
        task: 'translation',
        inputs: `Hello ${name}`,
        payment: BigInt(payment),
        expiresIn: 3600,
        timeoutMs: 30_000,
        idempotencyKey: isKeyed ? name : undefined,
        onProgress: ({ step }) => say({ name, step }),
      })
      return say({ name, taskAddress })
    } catch (error) {
      const code = error instanceof TaskmeshError ? error.code : String(error)
      const isOver = left <= 1 || !mayRepeat(error)
      say({ name, failed: code, isOver })
      if (isOver) return
    }
  }
}

async function publishRest(): Promise<void> {
  for (let name = names.shift(); name !== undefined; name = names.shift()) await publish(name)
}

await Promise.all(Array.from({ length: atOnce }, publishRest))
say({ rss: process.memoryUsage().rss })
