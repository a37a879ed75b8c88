import type { TaskId } from '@taskmesh/tasks'
import type { Address } from 'viem'
import { encodePayload } from '../payload/encodePayload.ts'
import type { PublishListener } from '../publish/publishProgress.ts'
import { checkPayment } from '../source/checkPayment.ts'
import type { Expiry } from '../source/toExpiryTime.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { GroupMember } from './GroupMember.ts'

/** A call of publishTask, of any task. */
export type PublishCall = Expiry & {
  task: TaskId
  inputs: unknown
  parameters?: unknown
  source: Address
  payment: bigint
  fund?: boolean | undefined
  idempotencyKey?: string | undefined
  onProgress?: PublishListener | undefined
}

/**
 * Checks what can be checked of a call without the chain, and writes its payload.
 *
 * @throws InvalidRequestError, InvalidPaymentError, IdempotencyError.
 */
export async function toMember(
  call: PublishCall,
  { storage, signal }: { storage: ContentStorage; signal: AbortSignal },
): Promise<GroupMember> {
  const { task, source, fund = false, onProgress, expiresIn, expiresAt } = call
  const payment = checkPayment(call.payment)
  const { json } = await encodePayload(task, call)
  const expiry = expiresIn === undefined ? { expiresAt } : { expiresIn }
  return new GroupMember({ task, json, source, payment, expiry, fund, storage, signal, onProgress })
}
