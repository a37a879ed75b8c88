import { nexusAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address, type Hex } from 'viem'
import type { TransactionPurpose } from '../store/signedTransaction.ts'
import type { TaskRecord } from '../store/taskRecord.ts'

/** What is signed for a task itself. */
export type TaskPurpose = Exclude<TransactionPurpose, 'report'>

/** The two calls that a signer makes; it signs nothing else. */
export interface TaskCall {
  functionName: 'attempt' | 'submitResponse'
  data: Hex
}

export const FUNCTION_NAMES = {
  attempt: 'attempt',
  submit: 'submitResponse',
  report: 'setLiveData',
} as const satisfies Record<TransactionPurpose, string>

/** Encodes the attempt of a task. */
export function attemptCall({ address, payment }: TaskRecord, provider: Address): TaskCall {
  const functionName = 'attempt'
  const args = [address, provider, payment] as const
  return { functionName, data: encodeFunctionData({ abi: nexusAbi, functionName, args }) }
}

/** Encodes the response to a task: a URL of its result. */
export function submitCall(
  { address, payment }: TaskRecord,
  provider: Address,
  resultUrl: string,
): TaskCall {
  const functionName = 'submitResponse'
  const args = [{ task: address, provider, data: resultUrl, payment }] as const
  return { functionName, data: encodeFunctionData({ abi: nexusAbi, functionName, args }) }
}
