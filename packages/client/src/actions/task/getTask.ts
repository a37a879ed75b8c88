import {
  deliveryMethodFromNumber,
  taskAbi,
  taskStatusFromNumber,
  type DeliveryMethod,
  type TaskStatus,
} from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { TaskNotFoundError } from '../../errors/taskErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getTask}: the task to read. */
export interface GetTaskParameters extends ReadOptions {
  taskAddress: Address
}

/** A task as it was at one moment. */
export interface GetTaskReturnType {
  readonly address: Address
  readonly source: Address
  /** URL of the payload. */
  readonly configUrl: string
  /** In seconds since 1970. */
  readonly expiryTime: bigint
  /** In wei. */
  readonly payment: bigint
  /** A task past its expiry keeps its status until somebody touches it. */
  readonly status: TaskStatus
  readonly deliveryMethod: DeliveryMethod
  /** How many providers attempted it. */
  readonly attemptCount: number
  /** Whose response was confirmed, once one was. */
  readonly winningProvider: Address | undefined
}

/**
 * Reads a task: what it pays, until when, and how far it is. Source: ABI of the Task.
 *
 * @throws TaskNotFoundError when there is none at the address.
 * @throws RpcError.
 *
 * @example
 * ```ts
 * const { status, attemptCount } = await getTask(client, { taskAddress })
 * ```
 */
export async function getTask(
  client: TaskmeshClient,
  { taskAddress, blockNumber }: GetTaskParameters,
): Promise<GetTaskReturnType> {
  const contract = { address: taskAddress, abi: taskAbi } as const
  const reads = readMany(
    client,
    [
      { ...contract, functionName: 'taskParams' },
      { ...contract, functionName: 'getStatus' },
      { ...contract, functionName: 'getDeliveryMethod' },
      { ...contract, functionName: 'getAttemptCount' },
      { ...contract, functionName: 'winningProvider' },
    ],
    { blockNumber },
  )
  const [params, status, deliveryMethod, attemptCount, winner] = await readContractOf(
    reads,
    (cause) => new TaskNotFoundError(taskAddress, cause),
  )
  const [source, configUrl, expiryTime, payment] = params
  return freeze({
    address: taskAddress,
    source,
    configUrl,
    expiryTime,
    payment,
    status: taskStatusFromNumber(status),
    deliveryMethod: deliveryMethodFromNumber(deliveryMethod),
    attemptCount: Number(attemptCount),
    winningProvider: winner === zeroAddress ? undefined : winner,
  })
}
