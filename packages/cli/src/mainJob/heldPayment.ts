import type { PublishTaskReturnType } from '@taskmesh/client'
import type { TaskStatus } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import { formatEther, type Address } from 'viem'
import { formatTime } from '../output/formatTime.ts'

/** What is known of a task that is left alone. */
export interface LeftTask extends Pick<
  PublishTaskReturnType,
  'address' | 'payment' | 'expiryTime'
> {
  status: TaskStatus
  /** The account that pays. */
  account: Address
}

function remedy({ address, status, expiryTime, account }: LeftTask): string {
  const until = formatTime(expiryTime)
  const isNew = status === 'NEW'
  const when = isNew ? 'as long as no provider has taken it, or after that time' : 'after that time'
  return [
    isNew
      ? `A provider may still take it and be paid, until ${until}.`
      : `A provider is at work on it and is paid if it answers until ${until}.`,
    `To get the payment back, call cancelTask({ task: '${address}' }) of @taskmesh/client as ${account}, ${when}.`,
  ].join('\n')
}

/** Nobody waits any more for a task, which still holds its payment. */
export class HeldPaymentError extends TaskmeshError {
  override name = 'HeldPaymentError'
  /** Why nobody waits any more. */
  readonly reason: Error

  constructor(task: LeftTask, reason: Error) {
    const [words] = reason.message.split('\n')
    const held = `${formatEther(task.payment)} OGPU`
    super(`${words} The task ${task.address} is ${task.status} and still holds ${held}.`, {
      code: 'PAYMENT_HELD',
      actor: 'caller',
      path: 'task',
      details: remedy(task),
      cause: reason,
    })
    this.reason = reason
  }
}
