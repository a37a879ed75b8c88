import { taskAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import { readContractOf } from '../chain/readContractOf.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { TaskNotFoundError } from '../errors/taskErrors.ts'

export interface GetWorkStateParameters {
  task: Address
  /** Default: the client's account. */
  provider?: Address | undefined
}

/** What a provider has done for a task. */
export interface GetWorkStateReturnType {
  hasAttempted: boolean
  response: Address | undefined
}

/**
 * Reads what a provider has done for a task, so that nothing is done twice.
 *
 * @throws TaskNotFoundError when there is no task at the address.
 *
 * @example
 * ```ts
 * const { hasAttempted, response } = await getWorkState(providerClient, { task })
 * ```
 */
export async function getWorkState(
  client: TaskmeshClient,
  { task, provider = requireAccount(client, 'getWorkState').address }: GetWorkStateParameters,
): Promise<GetWorkStateReturnType> {
  const contract = { address: task, abi: taskAbi, args: [provider] } as const
  const reads = Promise.all([
    readContract(client, { ...contract, functionName: 'getAttempterId' }),
    readContract(client, { ...contract, functionName: 'responseOf' }),
  ])
  const [attempterId, response] = await readContractOf(
    reads,
    (cause) => new TaskNotFoundError(task, cause),
  )
  return {
    hasAttempted: attempterId !== 0n,
    response: response === zeroAddress ? undefined : response,
  }
}
