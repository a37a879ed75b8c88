import { estimateGas, simulateBlocks } from 'viem/actions'
import { MethodNotFoundRpcError, MethodNotSupportedRpcError, type Address } from 'viem'
import { walk } from '@taskmesh/errors'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { CallData } from '../transactions/signTransaction.ts'

/** So many calls stay below what nodes let one simulation use, 50 million gas. */
const CALLS_PER_SIMULATION = 16

/** Nodes that do not have `eth_simulateV1`. */
const withoutSimulation = new Set<string>()

function isUnsupported(error: unknown): boolean {
  return (
    walk(
      error,
      (cause) =>
        cause instanceof MethodNotFoundRpcError || cause instanceof MethodNotSupportedRpcError,
    ) !== undefined
  )
}

/**
 * Simulates calls of one account one after the other, after the latest block.
 *
 * @returns for each call the gas that it uses; nothing for one that fails, or when the node cannot
 * simulate so many, or at all.
 */
export async function simulateInTurn(
  client: TaskmeshClient,
  account: Address,
  calls: readonly CallData[],
): Promise<(bigint | undefined)[]> {
  if (withoutSimulation.has(nodeKey(client))) return calls.map(() => undefined)
  try {
    const [block] = await simulateBlocks(client, {
      blocks: [{ calls: calls.map((call) => ({ account, ...call })) }],
    })
    return calls.map((_, index) => {
      const result = block?.calls[index]
      if (result?.status !== 'success') return undefined
      const { gasUsed, maxUsedGas = 0n } = result
      return gasUsed > maxUsedGas ? gasUsed : maxUsedGas
    })
  } catch (error) {
    if (isUnsupported(error)) withoutSimulation.add(nodeKey(client))
    return calls.map(() => undefined)
  }
}

/**
 * Simulates calls of one account after the latest block, so many in one `eth_simulateV1` as nodes
 * allow. Each call that has no success there, or every one where the node lacks that method, is
 * simulated by an estimate of its own, whose error says why it fails.
 *
 * @returns for each call the gas that it uses, or what its estimate throws.
 */
export async function simulateGroup(
  client: TaskmeshClient,
  account: Address,
  calls: readonly CallData[],
): Promise<PromiseSettledResult<bigint>[]> {
  const chunks = Array.from(
    { length: Math.ceil(calls.length / CALLS_PER_SIMULATION) },
    (_, index) => calls.slice(index * CALLS_PER_SIMULATION, (index + 1) * CALLS_PER_SIMULATION),
  )
  const used = await Promise.all(chunks.map((chunk) => simulateInTurn(client, account, chunk)))
  const gas = used.flat()
  return Promise.allSettled(
    calls.map(async (call, index) => gas[index] ?? estimateGas(client, { account, ...call })),
  )
}
