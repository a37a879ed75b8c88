import type { Address } from 'viem'
import { batchingClient } from '../../connection/batchingClient.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { getResponses, type GetResponsesReturnType } from './getResponses.ts'

/** Parameters of {@link getResponsesOf}: the tasks whose responses are read. */
export interface GetResponsesOfParameters {
  taskAddresses: readonly Address[]
  /** Most providers of each task to read, in the order in which they attempted it. Default 100. */
  limit?: number | undefined
}

/** The responses to each task, in the order of `taskAddresses`. */
export type GetResponsesOfReturnType = GetResponsesReturnType[]

/**
 * Reads the responses to many tasks, as `getResponses` does for one. What is read at the same moment
 * is one call of Multicall3, where the chain has it, and one JSON-RPC batch: a thousand tasks with a
 * response each take about a dozen HTTP requests. Source: ABI of the Task and of the Response.
 *
 * @throws TaskNotFoundError when there is no task at one of the addresses; RpcError.
 *
 * @example
 * ```ts
 * const taskAddresses = await getTasksOfSource(client, { source })
 * const responses = await getResponsesOf(client, { taskAddresses })
 * show(responses.flat().map(({ provider, payment }) => [provider, payment]))
 * ```
 */
export async function getResponsesOf(
  client: TaskmeshClient,
  { taskAddresses, limit }: GetResponsesOfParameters,
): Promise<GetResponsesOfReturnType> {
  const batching = batchingClient(client)
  return Promise.all(
    taskAddresses.map((taskAddress) => getResponses(batching, { taskAddress, limit })),
  )
}
