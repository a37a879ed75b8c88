import { sourceAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { SourceNotFoundError } from '../../errors/publishErrors.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readPage, type Page } from '../../reads/readPage.ts'
import { readSourceList } from '../../reads/readSourceList.ts'

/** Parameters of {@link getTasksOfSource}: the source, and which part of the list. */
export interface GetTasksOfSourceParameters extends Page {
  source: Address
}

/** What {@link getTasksOfSource} returns: addresses of tasks. */
export type GetTasksOfSourceReturnType = Address[]

/**
 * Lists the tasks of a source, oldest first. Source: OGPU SDK, changelog 0.2.2.
 *
 * @throws SourceNotFoundError when there is none at the address.
 * @throws RpcError.
 *
 * @example
 * ```ts
 * const { taskCount } = await getSource(client, { source })
 * const newest = await getTasksOfSource(client, { source, offset: Math.max(0, taskCount - 20) })
 * ```
 */
export async function getTasksOfSource(
  client: TaskmeshClient,
  { source, ...page }: GetTasksOfSourceParameters,
): Promise<GetTasksOfSourceReturnType> {
  const contract = { address: source, abi: sourceAbi } as const
  const reads = readPage(
    {
      count: () => readContract(client, { ...contract, functionName: 'getTaskCount' }),
      read: (lower, upper) =>
        readSourceList(lower, upper, {
          range: (from, to) =>
            readContract(client, { ...contract, functionName: 'getTasks', args: [from, to] }),
          one: (index) =>
            readContract(client, { ...contract, functionName: 'tasks', args: [index] }),
        }),
    },
    page,
  )
  const tasks = await readContractOf(reads, (cause) => new SourceNotFoundError(source, cause))
  return tasks.filter((taskAddress) => taskAddress !== zeroAddress)
}
