import { sourceAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { getWorkState } from '../actions/provider/getWorkState.ts'
import { getTask } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { ContractRevertError } from '../errors/chainErrors.ts'
import { getChainTime } from '../reads/getChainTime.ts'

type WorkRefusal =
  | 'ALREADY_ATTEMPTED'
  | 'ALREADY_FINALIZED'
  | 'ALREADY_SUBMITTED'
  | 'NOT_ATTEMPTED'
  | 'NOT_PROVIDER'
  | 'TASK_EXPIRED'

function refusal(functionName: string, code: WorkRefusal, reason: string): ContractRevertError {
  return new ContractRevertError({ functionName, kind: { code, actor: 'provider' }, reason })
}

/**
 * Throws why a task takes no attempt or response of a provider, if the state of the chain shows it.
 *
 * @throws ContractRevertError with the reason; TaskNotFoundError, RpcError.
 *
 * @example
 * ```ts
 * await diagnoseWork(client, { taskAddress, provider, functionName: 'attempt' })
 * ```
 */
export async function diagnoseWork(
  client: TaskmeshClient,
  {
    taskAddress,
    provider,
    functionName,
  }: { taskAddress: Address; provider: Address; functionName: string },
): Promise<void> {
  const [{ status, expiryTime, source }, work, now] = await Promise.all([
    getTask(client, { taskAddress }),
    getWorkState(client, { taskAddress, provider }),
    getChainTime(client),
  ])
  const isAttempt = functionName === 'attempt'
  if (isAttempt && work.hasAttempted) {
    throw refusal(functionName, 'ALREADY_ATTEMPTED', 'it was attempted before')
  }
  if (work.response) throw refusal(functionName, 'ALREADY_SUBMITTED', 'it was responded to before')
  if (status === 'EXPIRED' || now > expiryTime) {
    throw refusal(functionName, 'TASK_EXPIRED', 'the time of the task is up')
  }
  if (status === 'FINALIZED' || status === 'CANCELED') {
    throw refusal(functionName, 'ALREADY_FINALIZED', `the task is ${status}`)
  }
  if (!isAttempt && !work.hasAttempted) {
    throw refusal(functionName, 'NOT_ATTEMPTED', 'the provider has not attempted the task')
  }
  const registration = { address: source, abi: sourceAbi, args: [provider] } as const
  const id = await readContract(client, { ...registration, functionName: 'getRegistrantId' })
  if (id === 0n) throw refusal(functionName, 'NOT_PROVIDER', 'the provider is not registered')
}
