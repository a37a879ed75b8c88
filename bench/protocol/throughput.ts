import { makeClient, payment, type Market } from './market.ts'
import { measure, medianOf, type Rate } from './measure.ts'
import { pool } from './pool.ts'
import { findSdk, publishWithSdk } from './publishWithSdk.ts'
import { sendAll, signTasks } from './rawTransactions.ts'

/** Of the Python SDK, which is so much slower that a part is enough. */
const SDK_TASKS = 60

export interface Throughput {
  /** How long question and answer travel together, in milliseconds. */
  roundTripMs: number
  /** The same transactions, signed before and sent raw, so many at once. */
  raw: Rate
  /** All in one `publishTasks`, payloads stored and everything checked. */
  publishTasks: Rate
  /** Each by `publishTask`, all called at once. */
  atOnce: Rate
  /** Each by `publishTask`, so many at once: the next one is called when one has ended. */
  inTurn: Rate
  /** Through the Python SDK, so many at once, tasks per second; absent when it is not installed. */
  python?: number | undefined
}

export interface ThroughputOptions {
  tasks: number
  concurrency: number
  roundTripMs: number
  /** The median of so many rounds. */
  rounds: number
}

function callOf({ source }: Market, index: number) {
  const inputs = `This is text number ${index}.`
  return { source, task: 'text-classification', inputs, payment, expiresIn: 3600 } as const
}

/** How many tasks one signer publishes per second. Each series has chains of its own. */
export async function measureThroughput(options: ThroughputOptions): Promise<Throughput> {
  const { tasks: count, concurrency, roundTripMs } = options
  const ours = (
    how: (
      client: ReturnType<typeof makeClient>,
      calls: readonly ReturnType<typeof callOf>[],
    ) => Promise<unknown>,
  ) =>
    medianOf(options, (market) => {
      const client = makeClient(market.devnet, market.privateKey)
      const calls = Array.from({ length: count }, (_, index) => callOf(market, index))
      return measure(count, () => how(client, calls))
    })
  return {
    roundTripMs,
    raw: await medianOf(options, async (market) => {
      const signed = await signTasks(market, count)
      return measure(count, () => sendAll(market, signed, concurrency))
    }),
    publishTasks: await ours((client, calls) => client.publishTasks(calls)),
    atOnce: await ours((client, calls) =>
      Promise.all(calls.map((call) => client.publishTask(call))),
    ),
    inTurn: await ours((client, calls) => pool(calls, concurrency, client.publishTask)),
    python: await measureSdk(options),
  }
}

async function measureSdk(options: ThroughputOptions): Promise<number | undefined> {
  const python = await findSdk()
  if (python === undefined) return undefined
  const count = Math.min(options.tasks, SDK_TASKS)
  const { rate } = await medianOf(options, async (market) => {
    const perSecond = await publishWithSdk(python, market, count, options.concurrency)
    return { rate: perSecond, requests: 0 }
  })
  return rate
}
