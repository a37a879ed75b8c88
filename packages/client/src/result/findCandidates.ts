import { taskAbi } from '@taskmesh/contracts'
import { zeroAddress } from 'viem'
import { readContract } from 'viem/actions'
import { getResponse, type GetResponseReturnType } from '../actions/task/getResponse.ts'
import { getResponses } from '../actions/task/getResponses.ts'
import type { GetTaskReturnType } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TaskNotFoundError } from '../errors/taskErrors.ts'
import { readContractOf } from '../reads/readContractOf.ts'

/** The responses that may be the result: the one that won, or all as long as none has. */
export async function findCandidates(
  client: TaskmeshClient,
  task: GetTaskReturnType,
): Promise<GetResponseReturnType[]> {
  const { address, winningProvider, status, attemptCount: limit } = task
  if (status !== 'FINALIZED') return getResponses(client, { taskAddress: address, limit })
  if (winningProvider === undefined) {
    const responses = await getResponses(client, { taskAddress: address, limit })
    return responses.filter(({ isConfirmed }) => isConfirmed)
  }
  const contract = { address, abi: taskAbi, args: [winningProvider] } as const
  const read = readContract(client, { ...contract, functionName: 'responseOf' })
  const response = await readContractOf(read, (cause) => new TaskNotFoundError(address, cause))
  return response === zeroAddress ? [] : [await getResponse(client, { response })]
}
