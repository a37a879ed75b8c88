import { appendFileSync } from 'node:fs'
import { ogpuStorage } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import { createWalletClient, getAddress, http, isAddress, isHex, type Address } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { createProvider, openStore, type ProviderStore } from '../src/index.ts'
import { wordRunner } from './wordRunner.ts'

/**
 * A provider in a process of its own. Each task stops at a point of its own; once all are there, the
 * process kills itself. Tasks without a point go on to their end, and without any point the process
 * ends when all is done. Its argument is JSON: see the schema. It logs `run <inputs>` before the model
 * runs.
 */
const schema = z.object({
  store: z.union([z.object({ folder: z.string() }), z.object({ url: z.string() })]),
  rpcUrl: z.string(),
  storageUrl: z.string(),
  privateKey: z.string(),
  source: z.string(),
  log: z.string(),
  /** Where each task stops, by its address and its inputs. */
  stops: z.array(z.object({ task: z.custom<Address>(), inputs: z.string(), point: z.string() })),
  /** How many tasks are confirmed when all is done. */
  count: z.number(),
})

const { store: place, stops, ...options } = schema.parse(JSON.parse(process.argv[2] ?? ''))
const { privateKey, source, log, count } = options
if (!isHex(privateKey) || !stops.every(({ task }) => isAddress(task))) throw new Error('Invalid.')

/**
 * What is signed and not sent keeps all later numbers of the account from being mined. So these two are
 * signed when all others are where they stop.
 */
const SIGNED = ['ATTEMPT_SIGNED', 'SUBMIT_SIGNED']
const states = new Map<string, string>()
const reached = new Set<string>()
const ready = new Set<string>()
let openGate: () => void = () => undefined
const othersAreThere = new Promise<void>((resolve) => (openGate = resolve))

function checkReady(): void {
  const isReady = ({ task, point }: (typeof stops)[number]) =>
    point === 'ATTEMPT_SIGNED' || (point === 'SUBMIT_SIGNED' ? ready : reached).has(task)
  if (stops.every(isReady)) openGate()
  if (stops.length > 0 && reached.size === stops.length) process.kill(process.pid, 'SIGKILL')
}

/** Stops here for good, if it is the task's point. */
async function stopAt(task: string | undefined, point: string): Promise<void> {
  if (task === undefined || !stops.some((one) => one.task === task && one.point === point)) return
  reached.add(task)
  checkReady()
  await new Promise(() => undefined)
}

/** Lets a task that stops between signing and sending be signed when all others are where they stop. */
async function waitForOthers(task: string | undefined, point: (typeof SIGNED)[number]) {
  if (task === undefined || !stops.some((one) => one.task === task && one.point === point)) return
  ready.add(task)
  checkReady()
  await othersAreThere
}

const taskOf = (inputs: unknown) => stops.find((one) => one.inputs === inputs)?.task
const isNamed = (text: string) => (address: string) =>
  text.toLowerCase().includes(address.slice(2).toLowerCase())

const fetchFn: typeof fetch = async (...call) => {
  const body = String(call[1]?.body)
  const task = stops.map((one) => one.task).find(isNamed(body))
  const state = states.get(task ?? '') ?? ''
  if (body.includes('eth_estimateGas')) await stopAt(task, state)
  if (!body.includes('eth_sendRawTransaction')) return fetch(...call)
  await stopAt(task, state)
  const response = await fetch(...call)
  await stopAt(task, state === 'SUBMIT_SIGNED' ? 'sent submit' : 'sent attempt')
  return response
}

/** The store, which stops before a task leaves a state. */
function stopping(store: ProviderStore): ProviderStore {
  return {
    close: () => store.close(),
    async of(owner) {
      const tasks = await store.of(owner)
      return {
        ...tasks,
        async move(record, move, outcome) {
          if (move.to === 'COMPUTED') await stopAt(record.address, 'stored result')
          if (!SIGNED.includes(record.state)) await stopAt(record.address, record.state)
          return tasks.move(record, move, outcome)
        },
        async update(record, facts) {
          const updated = await tasks.update(record, facts)
          if (facts.result !== undefined) await stopAt(record.address, 'computed')
          return updated
        },
      }
    },
  }
}

const storage = ogpuStorage({ url: options.storageUrl })
const runner = wordRunner()
const store = await openStore(place)
const provider = createProvider({
  client: createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: ogpuDevnet,
    transport: http(options.rpcUrl, { fetchFn }),
    pollingInterval: 50,
  }),
  worker: 'local',
  concurrency: 16,
  pollingIntervalMs: 50,
  reportsDeclines: false,
  sources: [{ source: getAddress(source), task: 'text-classification' }],
  store: stopping(store),
  runner: {
    async prepare(task, request, settings) {
      const address = taskOf(request.inputs)
      if (states.get(address ?? '') === 'SEEN') await waitForOthers(address, 'ATTEMPT_SIGNED')
      return runner.prepare(task, request, settings)
    },
    async run(prepared, settings) {
      const { inputs } = prepared.request
      appendFileSync(log, `run ${String(inputs)}\n`)
      await stopAt(taskOf(inputs), 'RUNNING')
      const result = await runner.run(prepared, settings)
      await waitForOthers(taskOf(inputs), 'SUBMIT_SIGNED')
      return result
    },
  },
  storage,
  onEvent(event) {
    if (event.type === 'task') states.set(event.record.address, event.record.state)
  },
})
const owned = await store.of({ chainId: ogpuDevnet.id, provider: provider.address })
for (const { address, state } of await owned.list()) states.set(address, state)

await provider.start()
while (((await owned.counts()).CONFIRMED ?? 0) < count) {
  await new Promise((resolve) => setTimeout(resolve, 50))
}
await provider.stop()
await store.close()
