/** A process of a provider: it says what it does until SIGTERM, or until it is killed. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ogpuStorage } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import {
  createProvider,
  openStore,
  type ProviderEvent,
  type ProviderRunner,
} from '@taskmesh/provider'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import * as z from 'zod/mini'
import { agentSettingsSchema, type AgentMessage } from './agentMessages.ts'

const MEMORY_INTERVAL_MS = 2000
/** Few, as a node with faults is asked again by the next poll. */
const POLLING_MS = 100

const settings = z.parse(agentSettingsSchema, JSON.parse(process.argv[2] ?? ''))
const { worker, roles, sources, concurrency } = settings

function say(message: AgentMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

function codeOf(error: unknown): string {
  return error instanceof TaskmeshError ? error.code : String(error)
}

/** A model that takes its time and calls what contains `good` positive. */
const runner: ProviderRunner = {
  prepare: async (task, request) => ({ task, request }),
  async run({ request: { inputs } }, { signal } = {}) {
    say({ ran: String(inputs) })
    await sleep(settings.takesMs, undefined, { signal })
    const label = String(inputs).includes('good') ? 'POSITIVE' : 'NEGATIVE'
    return { output: [{ label, score: 0.9 }], warnings: [] }
  },
}

/** The resident size grows for as long as there is room, so only what a collection leaves is told. */
function sayMemory(): void {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  say({ bytes: heapUsed + external })
}

function sayEvent(event: ProviderEvent): void {
  if (event.type === 'task') say({ state: event.record.state })
  else say({ failed: event.error.code })
}

const store = await openStore({ url: settings.storeUrl, maxConnections: 3 })
const provider = createProvider({
  client: createWalletClient({
    account: privateKeyToAccount(settings.privateKey),
    chain: ogpuDevnet,
    transport: http(settings.rpcUrl, { retryDelay: 10 }),
    pollingInterval: POLLING_MS,
  }),
  worker,
  roles,
  runner,
  concurrency,
  sources: sources.map((source) => ({ source, task: 'text-classification' })),
  storage: ogpuStorage({ url: settings.storageUrl }),
  store,
  rescanIntervalMs: 2000,
  onEvent: sayEvent,
})
const memory = setInterval(sayMemory, MEMORY_INTERVAL_MS)
process.once('SIGTERM', async () => {
  clearInterval(memory)
  await provider.stop({ signal: AbortSignal.timeout(10_000) })
  await store.close()
})
try {
  await provider.start()
} catch (error) {
  // Whoever runs it starts it again.
  say({ failed: codeOf(error) })
  process.exit(1)
}
