import { taskAbi } from '@taskmesh/contracts'
import { readContract } from 'viem/actions'
import type { GetResponseReturnType } from '../actions/task/getResponse.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TaskNotFoundError } from '../errors/taskErrors.ts'
import { readContractOf } from '../reads/readContractOf.ts'

/** When the provider of a response attempted its task, in seconds since 1970. */
export async function getAttemptTime(
  client: TaskmeshClient,
  { taskAddress, provider }: GetResponseReturnType,
): Promise<bigint> {
  const contract = { address: taskAddress, abi: taskAbi } as const
  const read = async () => {
    const id = await readContract(client, {
      ...contract,
      functionName: 'getAttempterId',
      args: [provider],
    })
    return readContract(client, { ...contract, functionName: 'attemptTimestamps', args: [id - 1n] })
  }
  return readContractOf(read(), (cause) => new TaskNotFoundError(taskAddress, cause))
}
