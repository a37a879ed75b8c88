import { RpcError, type TaskmeshClient } from '@taskmesh/client'
import { redactedReason } from '@taskmesh/client/signing'
import { taskAbi, taskStatusFromNumber, type TaskStatus } from '@taskmesh/contracts'
import { isAddressEqual, zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import type { Move } from '../store/taskRecord.ts'
import { gatherReads } from './gatherReads.ts'

/** What the chain says about a task and this provider. */
export interface TaskView {
  address: Address
  source: Address
  /** URL of the payload. */
  configUrl: string
  /** In seconds since 1970. */
  expiryTime: bigint
  /** In wei. */
  payment: bigint
  status: TaskStatus
  winner: Address | undefined
  hasAttempted: boolean
  /** The provider's own. */
  response: Address | undefined
}

async function readOne(
  client: TaskmeshClient,
  address: Address,
  provider: Address,
): Promise<TaskView> {
  const contract = { address, abi: taskAbi } as const
  const ofProvider = { ...contract, args: [provider] } as const
  const [params, status, winner, attempterId, response] = await Promise.all([
    readContract(client, { ...contract, functionName: 'taskParams' }),
    readContract(client, { ...contract, functionName: 'getStatus' }),
    readContract(client, { ...contract, functionName: 'winningProvider' }),
    readContract(client, { ...ofProvider, functionName: 'getAttempterId' }),
    readContract(client, { ...ofProvider, functionName: 'responseOf' }),
  ])
  const [source, configUrl, expiryTime, payment] = params
  return {
    address,
    source,
    configUrl,
    expiryTime,
    payment,
    status: taskStatusFromNumber(status),
    winner: winner === zeroAddress ? undefined : winner,
    hasAttempted: attempterId !== 0n,
    response: response === zeroAddress ? undefined : response,
  }
}

/**
 * Reads how far tasks are, many of them in one request.
 *
 * @throws RpcError.
 */
export async function readTaskViews(
  client: TaskmeshClient,
  addresses: readonly Address[],
  provider: Address,
): Promise<TaskView[]> {
  const gathering = gatherReads(client)
  const views = addresses.map((address) => readOne(gathering, address, provider))
  return Promise.all(views).catch((error: unknown) => {
    throw new RpcError('reading tasks', redactedReason(error), error)
  })
}

/** Where the chain shows that a task has gone, if anywhere. */
export function moveShownBy(view: TaskView, provider: Address): Move | undefined {
  const { status, winner, response, payment } = view
  const isOurs = winner !== undefined && isAddressEqual(winner, provider)
  if (status === 'FINALIZED' && isOurs) return { to: 'CONFIRMED', earned: payment }
  if (status === 'FINALIZED') return { to: 'LOST', reason: 'another response was taken' }
  if (status === 'CANCELED') return { to: 'LOST', reason: 'the client canceled the task' }
  if (status === 'EXPIRED') return { to: 'EXPIRED', reason: 'no response was taken in time' }
  if (response !== undefined) return { to: 'SUBMITTED', response }
  return undefined
}
