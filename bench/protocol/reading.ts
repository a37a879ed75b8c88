import { ogpuStorage, taskActions, type TaskActions } from '@taskmesh/client'
import { nexusAbi, terminalAbi } from '@taskmesh/contracts'
import {
  createPublicClient,
  createTestClient,
  http,
  parseEther,
  parseEventLogs,
  publicActions,
  walletActions,
  type Abi,
  type Address,
  type Hash,
  type PublicClient,
} from 'viem'
import { measure } from './measure.ts'
import { openMarket, payment, type Market } from './market.ts'
import { sendAll, signTasks } from './rawTransactions.ts'

const GAS = 3_000_000n
const CONCURRENCY = 20

export interface Cost {
  seconds: number
  /** HTTP requests. */
  requests: number
}

/** What it takes to read the one response that each of so many tasks of a source has. */
export interface Reading {
  /** Task by task, with a client as it comes. */
  oneByOne: Cost
  /** All by `getResponsesOf`, with a client as it comes. */
  together: Cost
}

type Reader = PublicClient & TaskActions

export async function measureReading(responses: number): Promise<Reading> {
  await using market = await openMarket()
  await respondToAll(market, responses)
  const oneByOne = await readAll(market, responses, async (reader, tasks) =>
    Promise.all(tasks.map((taskAddress) => reader.getResponses({ taskAddress }))),
  )
  const together = await readAll(market, responses, (reader, taskAddresses) =>
    reader.getResponsesOf({ taskAddresses }),
  )
  return { oneByOne, together }
}

async function readAll(
  { devnet, source }: Market,
  responses: number,
  read: (reader: Reader, tasks: readonly Address[]) => Promise<readonly (readonly unknown[])[]>,
): Promise<Cost> {
  const { chain, storageUrl } = devnet
  const storage = ogpuStorage({ url: storageUrl })
  const reader = createPublicClient({ chain, transport: http() }).extend(taskActions({ storage }))
  let found: readonly (readonly unknown[])[] = []
  const { rate, requests } = await measure(responses, async () => {
    const tasks = await reader.getTasksOfSource({ source, limit: responses })
    found = await read(reader, tasks)
  })
  const { length } = found.flat()
  if (length !== responses) throw new Error(`Expected ${responses} responses, found ${length}.`)
  return { seconds: responses / rate, requests: Math.round(requests * responses) }
}

/** Publishes the tasks and has one provider answer each. */
async function respondToAll(market: Market, count: number): Promise<void> {
  const { devnet, source } = market
  const { chain } = devnet
  const { accounts } = market
  const [, , { address: provider }, { address: master }] = accounts
  const client = createTestClient({ mode: 'anvil', chain, transport: http(), pollingInterval: 50 })
    .extend(publicActions)
    .extend(walletActions)
  const stake = parseEther('1')
  // The chain keeps its state at every block, so a few large blocks are much faster to make.
  await client.setBlockGasLimit({ gasLimit: 10n ** 11n })
  await client.setAutomine(false)
  await client.setIntervalMining({ interval: 1 })
  const nonces = new Map<Address, number>()
  let last: Hash = '0x'
  const { terminal, nexus } = chain.contracts
  await call(master, terminal.address, terminalAbi, 'announceProvider', [provider, stake], stake)
  await call(provider, terminal.address, terminalAbi, 'announceMaster', [master])
  await call(provider, nexus.address, nexusAbi, 'register', [source, provider, 1])
  await sendAll(market, await signTasks(market, count), CONCURRENCY)
  const logs = await client.getContractEvents({
    ...nexus,
    abi: nexusAbi,
    eventName: 'TaskPublished',
    fromBlock: 0n,
  })
  for (const [index, { args }] of parseEventLogs({ abi: nexusAbi, logs }).entries()) {
    const task = 'task' in args ? args.task : undefined
    await call(provider, nexus.address, nexusAbi, 'attempt', [task, provider, 0n])
    const data = `https://cipfs.ogpuscan.io/ipfs/Qm${String(index).padStart(44, 'y')}`
    const params = { task, provider, data, payment }
    await call(provider, nexus.address, nexusAbi, 'submitResponse', [params])
  }
  await client.waitForTransactionReceipt({ hash: last })

  async function call(
    account: Address,
    address: Address,
    abi: Abi,
    functionName: string,
    args: readonly unknown[],
    value?: bigint,
  ): Promise<void> {
    // The chain has the keys of its accounts. Without numbers it would replace what is not mined yet.
    const nonce = nonces.get(account) ?? 0
    nonces.set(account, nonce + 1)
    last = await client.writeContract({
      account,
      address,
      abi,
      functionName,
      args,
      value,
      nonce,
      gas: GAS,
    })
  }
}
