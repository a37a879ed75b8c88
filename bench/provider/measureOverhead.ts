import { setTimeout as sleep } from 'node:timers/promises'
import { createTestClient, http, type Address } from 'viem'
import { getBlockNumber, getTransactionReceipt } from 'viem/actions'
import { makeClient, openMarket, type Market } from '../protocol/market.ts'
import { callsEach, type Calls } from './calls.ts'
import { payment, startProviders, type StartOptions } from './startProviders.ts'

export interface Overhead {
  /** On a chain that mines at once: median milliseconds from published to finalized, less the model's. */
  milliseconds: number
  /** On a chain with a block each second: median blocks from the task's to that of its result. */
  blocks: number
  /** Calls of JSON-RPC for each task, with those that look for new ones meanwhile, by method. */
  callsPerTask: Calls
  tasks: number
}

const WATCHING_MS = 5
const BLOCK_SECONDS = 1

type Publisher = ReturnType<typeof makeClient>

async function untilFinalized(client: Publisher, taskAddress: Address): Promise<void> {
  for (;;) {
    const { status } = await client.getTask({ taskAddress })
    if (status === 'FINALIZED') return
    await sleep(WATCHING_MS)
  }
}

/** Publishes one task after the other. */
async function eachTask(
  { source }: Market,
  client: Publisher,
  tasks: number,
  measure: (task: Awaited<ReturnType<Publisher['publishTask']>>) => Promise<number>,
): Promise<number> {
  const values: number[] = []
  for (let index = 0; index < tasks; index += 1) {
    const inputs = `This is text number ${index}, one at a time.`
    const terms = { source, task: 'text-classification', payment, expiresIn: 3600 } as const
    values.push(await measure(await client.publishTask({ ...terms, inputs })))
  }
  return values.toSorted((a, b) => a - b)[Math.floor(tasks / 2)] ?? 0
}

async function useBlocksByTime({ devnet }: Market): Promise<void> {
  const control = createTestClient({
    mode: 'anvil',
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
  })
  await control.setAutomine(false)
  await control.setIntervalMining({ interval: BLOCK_SECONDS })
}

/** Measures what a task takes besides its model when there is nothing else to do. */
export async function measureOverhead(
  options: StartOptions & { tasks: number },
): Promise<Overhead> {
  const { tasks, takesMs } = options
  await using market = await openMarket()
  await using providers = await startProviders(market, options)
  const before = await providers.calls()
  const client = makeClient(market.devnet, market.privateKey)
  const milliseconds = await eachTask(market, client, tasks, async ({ taskAddress }) => {
    const start = performance.now()
    await untilFinalized(client, taskAddress)
    return performance.now() - start - takesMs
  })
  await useBlocksByTime(market)
  const blocks = await eachTask(market, client, tasks, async ({ taskAddress, hash }) => {
    const { blockNumber } = await getTransactionReceipt(client, { hash })
    await untilFinalized(client, taskAddress)
    return Number((await getBlockNumber(client, { cacheTime: 0 })) - blockNumber)
  })
  const callsPerTask = callsEach(before, await providers.calls(), 2 * tasks)
  return { milliseconds, blocks, callsPerTask, tasks }
}
