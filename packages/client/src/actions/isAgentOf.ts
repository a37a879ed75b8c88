import { terminalAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { contractAddress } from '../chain/contractAddress.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface IsAgentOfParameters {
  agent: Address
  /** For whom the agent would act. */
  account: Address
}

export type IsAgentOfReturnType = boolean

/**
 * Tells whether an account was allowed with `setAgent` to act for another one.
 *
 * @example
 * ```ts
 * await isAgentOf(client, { agent, account }) // true
 * ```
 */
export async function isAgentOf(
  client: TaskmeshClient,
  { agent, account }: IsAgentOfParameters,
): Promise<IsAgentOfReturnType> {
  return readContract(client, {
    address: contractAddress(client, 'terminal'),
    abi: terminalAbi,
    functionName: 'isAgentOf',
    args: [account, agent],
  })
}
