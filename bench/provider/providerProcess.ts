/** A process of a provider with the settings of its argument; it says its requests when it gets a message. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ogpuStorage } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { createProvider, openStore } from '@taskmesh/provider'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import * as z from 'zod/mini'
import { providerSettingsSchema, type ProviderMessage } from './providerMessages.ts'

const settings = z.parse(providerSettingsSchema, JSON.parse(process.argv[2] ?? ''))
const { source, storeUrl, storageUrl, takesMs, pollingMs, worker, roles, concurrency } = settings
const calls: Record<string, number> = {}

const say = (message: ProviderMessage) => process.send?.(message)

const requestSchema = z.object({ method: z.string() })
const bodySchema = z.union([z.array(requestSchema), requestSchema])

/** Counts what is asked of the node; a batch is as many calls as it has. */
const fetchFn: typeof fetch = (...call) => {
  const body = z.parse(bodySchema, JSON.parse(String(call[1]?.body)))
  for (const { method } of [body].flat()) calls[method] = (calls[method] ?? 0) + 1
  return fetch(...call)
}

const store = await openStore({ url: storeUrl })
const provider = createProvider({
  client: createWalletClient({
    account: privateKeyToAccount(settings.privateKey),
    chain: ogpuDevnet,
    transport: http(settings.rpcUrl, { fetchFn }),
    pollingInterval: pollingMs,
  }),
  worker,
  roles,
  concurrency,
  runner: {
    prepare: async (task, request) => ({ task, request }),
    async run(_, { signal } = {}) {
      await sleep(takesMs, undefined, { signal })
      return { output: [{ label: 'POSITIVE', score: 0.9 }], warnings: [] }
    },
  },
  sources: [{ source, task: 'text-classification' }],
  storage: ogpuStorage({ url: storageUrl }),
  store,
})
await provider.start()
process.on('message', () => say({ calls }))
process.once('disconnect', () => void stop())
say({ isReady: true })

async function stop(): Promise<void> {
  await provider.stop({ signal: AbortSignal.timeout(5000) })
  await store.close()
  process.exit()
}
