import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setUpProvider } from '@taskmesh/provider'
import { parseEther } from 'viem'
import * as z from 'zod/mini'
import { makeClient, type Market } from '../protocol/market.ts'
import { together, type Calls } from './calls.ts'
import { providerMessageSchema, type ProviderSettings } from './providerMessages.ts'

/** Well above the gas of an attempt and a response, else the provider waits for lower fees. */
export const payment = parseEther('0.1')

const program = fileURLToPath(new URL('providerProcess.ts', import.meta.url))

export interface StartOptions {
  /** URL of an empty Postgres database. */
  storeUrl: string
  /** Processes that run models, besides the one that watches and signs. */
  workers: number
  /** How many tasks each of them runs at once. */
  concurrency: number
  /** How long the model sleeps, in milliseconds. */
  takesMs: number
  /** Between two looks for new tasks and for receipts, in milliseconds. */
  pollingMs: number
}

/** The processes of a provider, all of which have started. */
export interface Providers extends AsyncDisposable {
  /** Calls of JSON-RPC that they have made so far, by method. */
  calls(): Promise<Calls>
}

async function readMessage(child: ChildProcess) {
  const [message]: unknown[] = await once(child, 'message')
  return z.parse(providerMessageSchema, message)
}

async function start(settings: ProviderSettings): Promise<ChildProcess> {
  const child = fork(program, [JSON.stringify(settings)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await readMessage(child)
  return child
}

/** Registers the third account of a market as a provider of the second, and starts its processes. */
export async function startProviders(market: Market, options: StartOptions): Promise<Providers> {
  const { devnet, accounts, source } = market
  const { privateKey } = accounts[3]
  const client = makeClient(devnet, privateKey)
  const masterClient = makeClient(devnet, accounts[2].privateKey)
  await setUpProvider({ client, masterClient, sources: [source] })
  const { workers, ...rest } = options
  const { rpcUrl, storageUrl } = devnet
  const common = { ...rest, rpcUrl, storageUrl, privateKey, source }
  const children = await Promise.all([
    start({ ...common, worker: 'signer', roles: ['watcher', 'signer'] }),
    ...Array.from({ length: workers }, (_, index) =>
      start({ ...common, worker: `worker ${index}`, roles: ['worker'] }),
    ),
  ])
  return {
    async calls() {
      const answers = children.map(async (child) => {
        const answer = readMessage(child)
        child.send({})
        return (await answer).calls ?? {}
      })
      return together(await Promise.all(answers))
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(
        children.map(async (child) => {
          const ended = once(child, 'exit')
          child.disconnect()
          await ended
        }),
      )
    },
  }
}
