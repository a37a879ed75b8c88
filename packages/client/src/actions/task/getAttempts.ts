import { taskAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { TaskNotFoundError } from '../../errors/taskErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'
import { readPage, type Page } from '../../reads/readPage.ts'

/** Parameters of {@link getAttempts}: the task, and which part of the list. */
export interface GetAttemptsParameters extends Page, ReadOptions {
  taskAddress: Address
}

/** A provider at work on a task. */
export interface TaskAttempt {
  readonly provider: Address
  /** When it began, in seconds since 1970. */
  readonly timestamp: bigint
  /** Its response, once there is one. */
  readonly response: Address | undefined
}

/** What {@link getAttempts} returns: the attempts, in the order in which they were made. */
export type GetAttemptsReturnType = TaskAttempt[]

/**
 * Lists the providers that attempted a task, in the order in which they did. Bids are no part of
 * the state: they are in the event `Attempted`. Source: ABI of the Task.
 *
 * @throws TaskNotFoundError when there is no task at the address; RpcError.
 *
 * @example
 * ```ts
 * const attempts = await getAttempts(client, { taskAddress })
 * const working = attempts.filter(({ response }) => response === undefined)
 * ```
 */
export async function getAttempts(
  client: TaskmeshClient,
  { taskAddress, blockNumber, ...page }: GetAttemptsParameters,
): Promise<GetAttemptsReturnType> {
  const contract = { address: taskAddress, abi: taskAbi } as const
  const count = () =>
    readContract(client, { ...contract, functionName: 'getAttemptCount', blockNumber })
  const read = async (lower: bigint, upper: bigint) => {
    const args = [lower, upper] as const
    const [providers, timestamps, responses] = await readMany(
      client,
      [
        { ...contract, functionName: 'getAttempters', args },
        { ...contract, functionName: 'getAttemptTimestamps', args },
        { ...contract, functionName: 'getResponsesOf', args },
      ],
      { blockNumber },
    )
    return providers.map((provider, index) => {
      const [timestamp = 0n, response = zeroAddress] = [timestamps[index], responses[index]]
      const answered = response === zeroAddress ? undefined : response
      return freeze({ provider, timestamp, response: answered })
    })
  }
  const reads = readPage({ count, read }, page)
  return [...(await readContractOf(reads, (cause) => new TaskNotFoundError(taskAddress, cause)))]
}
