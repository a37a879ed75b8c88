import { vaultAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { contractAddress } from '../connection/contractAddress.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/**
 * Reads what the vault balance of a payer will be after the transactions that a node has heard of: those
 * of the payer's other agents are counted so.
 *
 * @returns in wei; nothing when the node has no such block.
 */
export async function readPendingBalance(
  client: TaskmeshClient,
  payer: Address,
): Promise<bigint | undefined> {
  const address = contractAddress(client, 'vault')
  const call = { address, abi: vaultAbi, functionName: 'balanceOf', args: [payer] } as const
  return readContract(client, { ...call, blockTag: 'pending' }).catch(() => undefined)
}

/** What is there for sure: a deposit that is under way may not come. */
export function smaller(balance: bigint, pending: bigint | undefined): bigint {
  return pending !== undefined && pending < balance ? pending : balance
}
