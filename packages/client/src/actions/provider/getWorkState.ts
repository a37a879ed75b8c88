import { taskAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { TaskNotFoundError } from '../../errors/taskErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getWorkState}: the task, and the provider that works on it. */
export interface GetWorkStateParameters extends ReadOptions {
  taskAddress: Address
  /** Default: the client's account. */
  provider?: Address | undefined
}

/** What a provider has done for a task. */
export interface GetWorkStateReturnType {
  readonly hasAttempted: boolean
  readonly response: Address | undefined
}

/**
 * Reads what a provider has done for a task, so that nothing is done twice. Source: ABI of the
 * Task.
 *
 * @throws TaskNotFoundError when there is no task at the address.
 * @throws RpcError.
 *
 * @example
 * ```ts
 * const { hasAttempted, response } = await getWorkState(providerClient, { taskAddress })
 * ```
 */
export async function getWorkState(
  client: TaskmeshClient,
  {
    taskAddress,
    provider = requireAccount(client, 'getWorkState').address,
    blockNumber,
  }: GetWorkStateParameters,
): Promise<GetWorkStateReturnType> {
  const contract = { address: taskAddress, abi: taskAbi, args: [provider] } as const
  const reads = readMany(
    client,
    [
      { ...contract, functionName: 'getAttempterId' },
      { ...contract, functionName: 'responseOf' },
    ],
    { blockNumber },
  )
  const [attempterId, response] = await readContractOf(
    reads,
    (cause) => new TaskNotFoundError(taskAddress, cause),
  )
  return freeze({
    hasAttempted: attempterId !== 0n,
    response: response === zeroAddress ? undefined : response,
  })
}
