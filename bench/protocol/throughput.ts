import { makeClient, openMarket, payment } from './market.ts'
import { pool } from './pool.ts'
import { publishWithSdk } from './publishWithSdk.ts'
import { sendAll, signTasks } from './rawTransactions.ts'

const ROUNDS = 3

export interface Throughput {
  /** Tasks per second: the same transactions, signed before and sent raw. */
  raw: number
  /** Through our client, payloads stored and everything checked. */
  client: number
  /** Through the Python SDK; absent when it is not installed. */
  python?: number
}

/** How many tasks one signer publishes per second, so many at once. The median of three rounds. */
export async function measureThroughput(count: number, concurrency: number): Promise<Throughput> {
  const raw = await median(async () => {
    await using market = await openMarket()
    const signed = await signTasks(market, count)
    return await rate(count, () => sendAll(market, signed, concurrency))
  })
  const client = await median(async () => {
    await using market = await openMarket()
    const publisher = makeClient(market.devnet, market.privateKey)
    const publish = (index: number) =>
      publisher.publishTask({
        source: market.source,
        task: 'text-classification',
        inputs: `This is text number ${index}.`,
        payment,
        expiresIn: 3600,
      })
    return await rate(count, () => pool(count, concurrency, publish))
  })
  const python = await median(async () => {
    await using market = await openMarket()
    return await publishWithSdk(market, count, concurrency)
  })
  return python === undefined ? { raw, client } : { raw, client, python }
}

async function rate(count: number, run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return (count / (performance.now() - start)) * 1000
}

/** Stops at the first round that has no result. */
async function median<Result extends number | undefined>(
  round: () => Promise<Result>,
): Promise<Result> {
  const results: Result[] = []
  for (let index = 0; index < ROUNDS; index += 1) {
    const result = await round()
    if (result === undefined) return result
    results.push(result)
  }
  const [, middle] = results.toSorted((a, b) => Number(a) - Number(b))
  if (middle === undefined) throw new Error('A median needs three rounds.')
  return middle
}
