/** A process that publishes tasks, several at once, and says what became of each. */
import {
  ogpuStorage,
  publishTask,
  publishTasks,
  PublishTasksError,
  type PublishOutcome,
  type PublishProgress,
} from '@taskmesh/client'
import { openStore } from '@taskmesh/provider'
import { ogpuDevnet } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import * as z from 'zod/mini'
import { publisherSettingsSchema, type PublisherMessage } from './publisherMessages.ts'

const settings = z.parse(publisherSettingsSchema, JSON.parse(process.argv[2] ?? ''))
const {
  rpcUrl,
  storageUrl,
  privateKey,
  source,
  names,
  tries,
  isKeyed,
  isGrouped,
  storeFolder,
  payment,
  atOnce,
} = settings

const client = createWalletClient({
  account: privateKeyToAccount(privateKey),
  chain: ogpuDevnet,
  transport: http(rpcUrl, { retryDelay: 10 }),
  pollingInterval: 20,
})
const storage = ogpuStorage({ url: storageUrl })
const kept = storeFolder === undefined ? undefined : await openStore({ folder: storeFolder })
const store = kept?.publications

const publishedSchema = z.object({ taskAddress: z.string() })

function say(message: PublisherMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** Whether the call can be repeated: with a key always, else only when nothing can have landed. */
function mayRepeat(error: unknown): boolean {
  if (isKeyed) return true
  return error instanceof TaskmeshError && error.code !== 'TRANSACTION_UNCERTAIN' && error.retryable
}

/** Says what failed. Returns whether the task is to be tried again. */
function sayFailed(name: string, error: unknown, left: number): boolean {
  const code = error instanceof TaskmeshError ? error.code : String(error)
  const isOver = left <= 1 || !mayRepeat(error)
  say({ name, failed: code, isOver })
  return !isOver
}

function callOf(name: string) {
  return {
    source,
    task: 'translation',
    inputs: `Hello ${name}`,
    payment: BigInt(payment),
    expiresIn: 3600,
    timeoutMs: 30_000,
    idempotencyKey: isKeyed ? name : undefined,
    onProgress: ({ step }: PublishProgress) => say({ name, step }),
  } as const
}

async function publish(name: string): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      const { taskAddress } = await publishTask(client, { ...callOf(name), storage, store })
      return say({ name, taskAddress })
    } catch (error) {
      if (!sayFailed(name, error, left)) return
    }
  }
}

/** What became of each task of a group. */
async function publishGroup(group: readonly string[]): Promise<readonly PublishOutcome<unknown>[]> {
  try {
    const published = await publishTasks(client, group.map(callOf), { storage, store })
    return published.map((task) => ({ status: 'published', task }))
  } catch (error) {
    if (error instanceof PublishTasksError) return error.results
    throw error
  }
}

/** Publishes all tasks of a group, the ones that failed again and again. */
async function publishTogether(group: readonly string[], left = tries): Promise<void> {
  const outcomes = await publishGroup(group)
  const again = group.filter((name, index) => {
    const outcome = outcomes[index]
    if (outcome?.status === 'failed') return sayFailed(name, outcome.error, left)
    const { taskAddress } = z.parse(publishedSchema, outcome?.task)
    say({ name, taskAddress })
    return false
  })
  if (again.length > 0) await publishTogether(again, left - 1)
}

async function publishRest(): Promise<void> {
  for (let name = names.shift(); name !== undefined; name = names.shift()) await publish(name)
}

if (isGrouped) {
  while (names.length > 0) await publishTogether(names.splice(0, atOnce))
} else {
  await Promise.all(Array.from({ length: atOnce }, publishRest))
}
await kept?.close()
say({ rss: process.memoryUsage().rss })
