import {
  deliveryMethodFromNumber,
  taskAbi,
  taskStatusFromNumber,
  type DeliveryMethod,
  type TaskStatus,
} from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import { readContractOf } from '../chain/readContractOf.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { TaskNotFoundError } from '../errors/taskErrors.ts'

export interface GetTaskParameters {
  task: Address
}

/** A task as it was at one moment. */
export interface GetTaskReturnType {
  address: Address
  source: Address
  /** URL of the payload. */
  configUrl: string
  /** In seconds since 1970. */
  expiryTime: bigint
  /** In wei. */
  payment: bigint
  /** A task past its expiry keeps its status until somebody touches it. */
  status: TaskStatus
  deliveryMethod: DeliveryMethod
  /** How many providers attempted it. */
  attemptCount: number
  /** Whose response was confirmed, once one was. */
  winningProvider: Address | undefined
}

/**
 * Reads a task: what it pays, until when, and how far it is.
 *
 * @throws TaskNotFoundError when there is none at the address.
 *
 * @example
 * ```ts
 * const { status, attemptCount } = await getTask(client, { task: '0x…' })
 * ```
 */
export async function getTask(
  client: TaskmeshClient,
  { task }: GetTaskParameters,
): Promise<GetTaskReturnType> {
  const contract = { address: task, abi: taskAbi } as const
  const reads = Promise.all([
    readContract(client, { ...contract, functionName: 'taskParams' }),
    readContract(client, { ...contract, functionName: 'getStatus' }),
    readContract(client, { ...contract, functionName: 'getDeliveryMethod' }),
    readContract(client, { ...contract, functionName: 'getAttemptCount' }),
    readContract(client, { ...contract, functionName: 'winningProvider' }),
  ])
  const [params, status, deliveryMethod, attemptCount, winner] = await readContractOf(
    reads,
    (cause) => new TaskNotFoundError(task, cause),
  )
  const [source, configUrl, expiryTime, payment] = params
  return {
    address: task,
    source,
    configUrl,
    expiryTime,
    payment,
    status: taskStatusFromNumber(status),
    deliveryMethod: deliveryMethodFromNumber(deliveryMethod),
    attemptCount: Number(attemptCount),
    winningProvider: winner === zeroAddress ? undefined : winner,
  }
}
