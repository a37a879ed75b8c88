import { appendFileSync } from 'node:fs'
import { ogpuStorage } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { createWalletClient, getAddress, http, isHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { createProvider, openStore } from '../src/index.ts'
import { wordRunner } from './wordRunner.ts'

/**
 * A provider in a process of its own, which kills itself when it comes to a point. Its argument is JSON:
 * see the schema. It logs `run <inputs>` before the model runs, and `put` when a result goes to storage.
 */
const schema = z.object({
  store: z.union([z.object({ folder: z.string() }), z.object({ url: z.string() })]),
  rpcUrl: z.string(),
  storageUrl: z.string(),
  privateKey: z.string(),
  source: z.string(),
  log: z.string(),
  /** A state, `sent attempt`, `sent submit` or `stored result`. Without one it ends when all is done. */
  killAt: z.string().optional(),
  /** How many tasks are confirmed when all is done. */
  count: z.number(),
})

const { store: place, killAt, ...options } = schema.parse(JSON.parse(process.argv[2] ?? ''))
const { privateKey, source, log, count } = options
if (!isHex(privateKey)) throw new Error('The key is none.')

function reach(point: string): void {
  if (point === killAt) process.kill(process.pid, 'SIGKILL')
}

const storage = ogpuStorage({ url: options.storageUrl })
const runner = wordRunner()
let sent = 0

/** Kills after the node has the transaction, before this process knows. */
const fetchFn: typeof fetch = async (...call) => {
  const response = await fetch(...call)
  if (!String(call[1]?.body).includes('eth_sendRawTransaction')) return response
  sent += 1
  const state = [...latest.values()].find((one) => one.endsWith('_SIGNED'))
  reach(state === 'SUBMIT_SIGNED' ? 'sent submit' : 'sent attempt')
  return response
}
const latest = new Map<string, string>()

const store = await openStore(place)
const provider = createProvider({
  client: createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: ogpuDevnet,
    transport: http(options.rpcUrl, { fetchFn }),
    pollingInterval: 50,
  }),
  worker: 'local',
  concurrency: 1,
  pollingIntervalMs: 50,
  sources: [{ source: getAddress(source), task: 'text-classification' }],
  store,
  runner: {
    prepare: runner.prepare,
    run(prepared, settings) {
      appendFileSync(log, `run ${String(prepared.request.inputs)}\n`)
      return runner.run(prepared, settings)
    },
  },
  storage: {
    get: storage.get,
    put(content, settings) {
      appendFileSync(log, 'put\n')
      reach('stored result')
      return storage.put(content, settings)
    },
  },
  onEvent(event) {
    if (event.type !== 'task') return
    latest.set(event.record.address, event.record.state)
    reach(event.record.state)
  },
})
await provider.start()
const owned = await store.of({ chainId: ogpuDevnet.id, provider: provider.address })
while (((await owned.counts()).CONFIRMED ?? 0) < count) {
  await new Promise((resolve) => setTimeout(resolve, 50))
}
await provider.stop()
await store.close()
