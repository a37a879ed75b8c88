import { ogpuStorage, taskActions } from '@taskmesh/client'
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
} from 'viem'
import { countingTransport, type Count } from './countingTransport.ts'
import { openMarket, payment, type Market } from './market.ts'
import { sendAll, signTasks } from './rawTransactions.ts'

const GAS = 3_000_000n
const CONCURRENCY = 20

export interface Cost extends Count {
  seconds: number
}

/** What it takes to read the one response that each of so many tasks of a source has. */
export interface Reading {
  /** With a client as it comes. */
  plain: Cost
  /** With a client that has viem's `batch: { multicall: true }`. */
  batched: Cost
}

export async function measureReading(responses: number): Promise<Reading> {
  await using market = await openMarket()
  await respondToAll(market, responses)
  const plain = await readAll(market, responses, false)
  return { plain, batched: await readAll(market, responses, true) }
}

async function readAll(market: Market, responses: number, multicall: boolean): Promise<Cost> {
  const { transport, count } = countingTransport(market.devnet.rpcUrl)
  const { chain, storageUrl } = market.devnet
  const storage = ogpuStorage({ url: storageUrl })
  const client = createPublicClient({ chain, transport, batch: { multicall } }).extend(
    taskActions({ storage }),
  )
  const start = performance.now()
  const tasks = await client.getTasksOfSource({ source: market.source, limit: responses })
  const found = await Promise.all(tasks.map((taskAddress) => client.getResponses({ taskAddress })))
  const seconds = (performance.now() - start) / 1000
  if (found.flat().length !== responses)
    throw new Error(
      `Expected ${responses} responses, found ${found.flat().length} of ${tasks.length} tasks.`,
    )
  return { seconds, ...count }
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
