import type { ContractFunctionParameters, MulticallParameters, MulticallReturnType } from 'viem'
import { multicall, readContract } from 'viem/actions'
import { checkChain } from '../connection/checkChain.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { mapInBatches } from '../scheduling/mapInBatches.ts'

/** Which state of the chain to read. */
export interface ReadOptions {
  /** The state after this block. Default: the latest block that the node knows. */
  blockNumber?: bigint | undefined
}

const CALLS_AT_ONCE = 100
const MULTICALL_BYTES = 16_384

function hasMulticall(client: TaskmeshClient): boolean {
  return client.chain?.contracts?.multicall3 !== undefined
}

async function readEach(
  client: TaskmeshClient,
  contracts: readonly ContractFunctionParameters[],
  { blockNumber }: ReadOptions,
): Promise<unknown[]> {
  return mapInBatches(contracts, CALLS_AT_ONCE, (call) =>
    readContract(client, { ...call, blockNumber }),
  )
}

/**
 * Reads several values of contracts in the order given.
 *
 * Where the chain names a Multicall3 contract it is one call, and all values are of one block.
 * Elsewhere the calls are made in the same moment, so that a transport with JSON-RPC batching,
 * `http(url, { batch: true })`, sends them as one request; `blockNumber` makes them consistent.
 */
export async function readMany<const Contracts extends readonly unknown[]>(
  client: TaskmeshClient,
  contracts: MulticallParameters<Contracts, false>['contracts'],
  { blockNumber }: ReadOptions = {},
): Promise<MulticallReturnType<Contracts, false>> {
  return readAll(client, contracts, { blockNumber }).catch(async (error: unknown) => {
    // On another chain nothing is where it should be.
    await checkChain(client)
    throw error
  })
}

async function readAll<const Contracts extends readonly unknown[]>(
  client: TaskmeshClient,
  contracts: MulticallParameters<Contracts, false>['contracts'],
  { blockNumber }: ReadOptions,
): Promise<MulticallReturnType<Contracts, false>> {
  // A client that joins its reads does so over all that is read at the moment, not only these.
  if (hasMulticall(client) && client.batch?.multicall === undefined) {
    const options = { allowFailure: false, batchSize: MULTICALL_BYTES, blockNumber } as const
    return multicall<Contracts, TaskmeshClient['chain'], false>(client, { contracts, ...options })
  }
  // viem types the list of calls for inference only; each is what readContract takes, and the
  // values come in its order.
  const calls = contracts as readonly unknown[] as readonly ContractFunctionParameters[]
  const values = await readEach(client, calls, { blockNumber })
  return values as MulticallReturnType<Contracts, false>
}
