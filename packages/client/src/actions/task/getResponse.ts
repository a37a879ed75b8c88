import { responseAbi, responseStatusFromNumber, type ResponseStatus } from '@taskmesh/contracts'
import type { Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { ResponseNotFoundError } from '../../errors/taskErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getResponse}: the response to read. */
export interface GetResponseParameters extends ReadOptions {
  response: Address
}

/** A provider's response as it was at one moment. */
export interface GetResponseReturnType {
  readonly address: Address
  readonly taskAddress: Address
  readonly provider: Address
  /** URL of the result, or the result itself as JSON. */
  readonly data: string
  /** What the provider asks for, in wei. */
  readonly payment: bigint
  readonly status: ResponseStatus
  readonly isConfirmed: boolean
  /** In seconds since 1970. */
  readonly timestamp: bigint
}

/**
 * Reads a response. Source: ABI of the Response.
 *
 * @throws ResponseNotFoundError when there is none at the address.
 * @throws RpcError.
 *
 * @example
 * ```ts
 * const { provider, data } = await getResponse(client, { response })
 * ```
 */
export async function getResponse(
  client: TaskmeshClient,
  { response, blockNumber }: GetResponseParameters,
): Promise<GetResponseReturnType> {
  const contract = { address: response, abi: responseAbi } as const
  const reads = readMany(
    client,
    [
      { ...contract, functionName: 'getResponseParams' },
      { ...contract, functionName: 'getStatus' },
      { ...contract, functionName: 'confirmedFinal' },
      { ...contract, functionName: 'responseTimestamp' },
    ],
    { blockNumber },
  )
  const [params, status, isConfirmed, timestamp] = await readContractOf(
    reads,
    (cause) => new ResponseNotFoundError(response, cause),
  )
  const { task: taskAddress, ...rest } = params
  return freeze({
    ...rest,
    address: response,
    taskAddress,
    status: responseStatusFromNumber(status),
    isConfirmed,
    timestamp,
  })
}
