import { terminalAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { contractAddress } from '../../connection/contractAddress.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { MissingContractError } from '../../errors/chainErrors.ts'
import { readContractOf } from '../../reads/readContractOf.ts'

/** Parameters of {@link isAgentOf}: the agent, and the account. */
export interface IsAgentOfParameters {
  agent: Address
  /** For whom the agent would act. */
  account: Address
}

/** What {@link isAgentOf} returns: whether the agent may act for the account. */
export type IsAgentOfReturnType = boolean

/**
 * Returns whether an account was allowed with `setAgent` to act for another one. Source: ABI of the
 * Terminal.
 *
 * @throws MissingContractError when the client’s chain has no protocol; RpcError.
 *
 * @example
 * ```ts
 * await isAgentOf(client, { agent, account: payer }) // true after setAgent
 * ```
 */
export async function isAgentOf(
  client: TaskmeshClient,
  { agent, account }: IsAgentOfParameters,
): Promise<IsAgentOfReturnType> {
  const read = readContract(client, {
    address: contractAddress(client, 'terminal'),
    abi: terminalAbi,
    functionName: 'isAgentOf',
    args: [account, agent],
  })
  return readContractOf(read, () => new MissingContractError('terminal', client.chain?.name))
}
