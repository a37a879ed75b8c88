import { responseAbi, responseStatusFromNumber, type ResponseStatus } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { readContractOf } from '../chain/readContractOf.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { ResponseNotFoundError } from '../errors/taskErrors.ts'

export interface GetResponseParameters {
  response: Address
}

/** A provider's response as it was at one moment. */
export interface GetResponseReturnType {
  address: Address
  task: Address
  provider: Address
  /** URL of the result, or the result itself as JSON. */
  data: string
  /** What the provider asks for, in wei. */
  payment: bigint
  status: ResponseStatus
  isConfirmed: boolean
  /** In seconds since 1970. */
  timestamp: bigint
}

/**
 * Reads a response.
 *
 * @throws ResponseNotFoundError when there is none at the address.
 *
 * @example
 * ```ts
 * const { provider, data } = await getResponse(client, { response: '0x…' })
 * ```
 */
export async function getResponse(
  client: TaskmeshClient,
  { response }: GetResponseParameters,
): Promise<GetResponseReturnType> {
  const contract = { address: response, abi: responseAbi } as const
  const reads = Promise.all([
    readContract(client, { ...contract, functionName: 'getResponseParams' }),
    readContract(client, { ...contract, functionName: 'getStatus' }),
    readContract(client, { ...contract, functionName: 'confirmedFinal' }),
    readContract(client, { ...contract, functionName: 'responseTimestamp' }),
  ])
  const [params, status, isConfirmed, timestamp] = await readContractOf(
    reads,
    (cause) => new ResponseNotFoundError(response, cause),
  )
  return {
    ...params,
    address: response,
    status: responseStatusFromNumber(status),
    isConfirmed,
    timestamp,
  }
}
