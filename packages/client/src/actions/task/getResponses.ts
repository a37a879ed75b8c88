import { taskAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { TaskNotFoundError } from '../../errors/taskErrors.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readPage, type Page } from '../../reads/readPage.ts'
import { getResponse, type GetResponseReturnType } from './getResponse.ts'

/** `offset` and `limit` count the providers that attempted the task. */
export interface GetResponsesParameters extends Page {
  taskAddress: Address
}

/** What {@link getResponses} returns: the responses of the task. */
export type GetResponsesReturnType = GetResponseReturnType[]

/**
 * Reads the responses to a task, in the order in which their providers attempted it. Providers that
 * have not responded are left out. Source: ABI of the Task; OGPU SDK, changelog 0.2.2.
 *
 * @throws TaskNotFoundError when there is no task at the address; RpcError.
 *
 * @example
 * ```ts
 * const responses = await getResponses(client, { taskAddress })
 * responses.map(({ provider, payment }) => [provider, payment])
 * ```
 */
export async function getResponses(
  client: TaskmeshClient,
  { taskAddress, ...page }: GetResponsesParameters,
): Promise<GetResponsesReturnType> {
  const contract = { address: taskAddress, abi: taskAbi } as const
  const reads = readPage(
    {
      count: () => readContract(client, { ...contract, functionName: 'getAttemptCount' }),
      read: (lower, upper) =>
        readContract(client, { ...contract, functionName: 'getResponsesOf', args: [lower, upper] }),
    },
    page,
  )
  const addresses = await readContractOf(
    reads,
    (cause) => new TaskNotFoundError(taskAddress, cause),
  )
  return Promise.all(
    addresses
      .filter((address) => address !== zeroAddress)
      .map((response) => getResponse(client, { response })),
  )
}
