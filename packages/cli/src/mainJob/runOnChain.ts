import { WaitTimeoutError, type PublishTaskReturnType } from '@taskmesh/client'
import type { TaskStatus } from '@taskmesh/contracts'
import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import { TaskmeshError } from '@taskmesh/errors'
import { parseEther, type Address } from 'viem'
import type { Connection } from '../network/connectNetwork.ts'
import { HeldPaymentError } from './heldPayment.ts'

/** What a task costs on the local network. */
export const PAYMENT = parseEther('0.002')
/** How long a task may take. */
export const EXPIRES_IN_SECONDS = 600

/** How one task on the chain ended. */
export interface Outcome {
  task: TaskId
  taskAddress: Address
  status: TaskStatus
  request: unknown
  result: unknown
  warnings: string[]
  /** What the provider was paid, in wei. */
  paymentWei: bigint
  provider: Address
  /** From publishing to the checked result, in milliseconds. */
  ms: number
}

/** No source of the local network offers the task. */
export class NotOfferedError extends TaskmeshError {
  override name = 'NotOfferedError'
  constructor(task: TaskId, offered: readonly TaskId[]) {
    super(`No source on this network offers ${task}.`, {
      code: 'TASK_NOT_OFFERED',
      actor: 'caller',
      path: 'task',
      details: `Offered: ${offered.join(', ')}`,
    })
  }
}

type Published = Pick<PublishTaskReturnType, 'address' | 'payment' | 'expiryTime'>

export interface RunOnChainOptions {
  signal?: AbortSignal | undefined
  /** Is told of the task when it is published, before the wait. */
  onPublished?: ((task: Published) => void) | undefined
  /** Is told each status of the task, `NEW` first, and the address. */
  onStatus?: ((status: TaskStatus, address: Address) => void) | undefined
}

/** Says of a wait that ended early what the task still holds; keeps other errors as they are. */
function toHeldPayment(
  error: unknown,
  { task, status, network }: { task: Published; status: TaskStatus; network: Connection },
  signal: AbortSignal | undefined,
): unknown {
  const reason: unknown = signal?.aborted ? signal.reason : error
  const isEarly = signal?.aborted || error instanceof WaitTimeoutError
  if (!isEarly || status === 'FINALIZED' || !(reason instanceof Error)) return error
  const { address: account } = network.client.account
  return new HeldPaymentError({ ...task, status, account }, reason)
}

/**
 * Publishes one task on the chain, waits for its result and checks it.
 *
 * @throws HeldPaymentError when the wait ends before the task does; {@link NotOfferedError}; the
 * errors of `publishTask` and `waitForResult`.
 */
export async function runOnChain<Id extends TaskId>(
  network: Connection,
  { task, request }: { task: Id; request: TaskRequest<Id> },
  { signal, onPublished, onStatus }: RunOnChainOptions = {},
): Promise<Outcome> {
  const source = network.sources.get(task)
  if (source === undefined) throw new NotOfferedError(task, [...network.sources.keys()])
  const start = performance.now()
  const published = await network.client.publishTask<Id, TaskInputs<Id>>({
    source,
    task,
    inputs: request.inputs,
    parameters: request.parameters,
    payment: PAYMENT,
    expiresIn: EXPIRES_IN_SECONDS,
    signal,
  })
  onPublished?.(published)
  let last: TaskStatus = 'NEW'
  const wait = network.client.waitForResult(published, {
    signal,
    onStatus: (progress) => {
      last = progress.status
      onStatus?.(last, published.address)
    },
  })
  const { output, warnings, status, payment, provider } = await wait.catch((error: unknown) => {
    throw toHeldPayment(error, { task: published, status: last, network }, signal)
  })
  return {
    task,
    taskAddress: published.address,
    status,
    request,
    result: output,
    warnings,
    paymentWei: payment,
    provider,
    ms: Math.round(performance.now() - start),
  }
}
