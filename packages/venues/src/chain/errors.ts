import type { PublishTaskReturnType } from '@taskmesh/client'
import { taskStatuses, type TaskStatus } from '@taskmesh/contracts'
import { isRecord, reasonOf, TaskmeshError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks/registry'
import { formatEther, isAddress, type Address } from 'viem'
import { formatExpiry } from './formatExpiry.ts'

/** No source on the network offers the task. */
export class TaskNotOfferedError extends TaskmeshError {
  override name = 'TaskNotOfferedError'
  constructor(task: string, offered: readonly TaskId[]) {
    super(`No source on this network offers ${task}.`, {
      code: 'TASK_NOT_OFFERED',
      actor: 'caller',
      path: 'task',
      details: `Offered: ${offered.join(', ')}`,
    })
  }
}

/** What an on-chain task that nobody waits for still holds. */
export interface HeldPayment extends Pick<PublishTaskReturnType, 'payment' | 'expiryTime'> {
  taskAddress: Address
  /** The last status that was seen. */
  status: TaskStatus
  /** The account that has published it. */
  account: Address
}

function remedyOf({ taskAddress, status, expiryTime, account }: HeldPayment): string {
  const until = formatExpiry(expiryTime)
  const isNew = status === 'NEW'
  const when = isNew ? 'as long as no provider has taken it, or after that time' : 'after that time'
  return [
    isNew
      ? `A provider may still take it and be paid, until ${until}.`
      : `A provider is at work on it and is paid if it answers until ${until}.`,
    `To get the payment back, call cancelTask({ taskAddress: '${taskAddress}' }) of @taskmesh/client as ${account}, ${when}.`,
  ].join('\n')
}

/** What went wrong in one line, as a sentence. */
function sentenceOf(reason: unknown): string {
  const message = reason instanceof TaskmeshError ? reason.shortMessage : reasonOf(reason)
  const [line = ''] = message.split('\n')
  return /[.!?]$/.test(line) ? line : `${line}.`
}

function isStatus(value: unknown): value is TaskStatus {
  return taskStatuses.some((status) => status === value)
}

function readAmount(value: unknown): bigint | undefined {
  return typeof value === 'string' && /^\d{1,78}$/.test(value) ? BigInt(value) : undefined
}

/** Nobody waits any more for a task, which still holds its payment. `reason` says why. */
export class HeldPaymentError extends TaskmeshError implements HeldPayment {
  override name = 'HeldPaymentError'
  readonly taskAddress: Address
  readonly status: TaskStatus
  /** In wei. */
  readonly payment: bigint
  /** When the task expires, in seconds since 1970. */
  readonly expiryTime: bigint
  readonly account: Address
  /** Why nobody waits any more: what the signal aborted with, or a WaitTimeoutError. */
  readonly reason: unknown

  constructor(held: HeldPayment, reason: unknown) {
    const { taskAddress, status, payment, expiryTime, account } = held
    const amount = `${formatEther(payment)} OGPU`
    super(`${sentenceOf(reason)} The task ${taskAddress} is ${status} and still holds ${amount}.`, {
      code: 'PAYMENT_HELD',
      actor: 'caller',
      path: 'taskAddress',
      details: remedyOf(held),
      cause: reason,
    })
    this.taskAddress = taskAddress
    this.status = status
    this.payment = payment
    this.expiryTime = expiryTime
    this.account = account
    this.reason = reason
  }

  /** Amounts and times are decimal strings. */
  override get data() {
    const { taskAddress, status, payment, expiryTime, account } = this
    return { taskAddress, status, payment: `${payment}`, expiryTime: `${expiryTime}`, account }
  }

  static readData(data: unknown): HeldPayment | undefined {
    if (!isRecord(data)) return undefined
    const { taskAddress, status, account } = data
    const payment = readAmount(data['payment'])
    const expiryTime = readAmount(data['expiryTime'])
    if (payment === undefined || expiryTime === undefined || !isStatus(status)) return undefined
    if (typeof taskAddress !== 'string' || !isAddress(taskAddress)) return undefined
    if (typeof account !== 'string' || !isAddress(account)) return undefined
    return { taskAddress, status, payment, expiryTime, account }
  }
}
