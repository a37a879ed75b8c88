import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { publishRequest } from '../../publish/publishRequest.ts'
import type { PublishTerms } from '../../publish/publishTerms.ts'
import type { Expiry } from '../../source/toExpiryTime.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** What to publish. */
export type PublishTaskOptions<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = PublishTerms &
  Expiry & {
    /** Name of the task, such as `text-classification`. */
    task: Id
    /** One input, or several for a task that takes a batch. Media may be bytes, Blobs or URLs. */
    inputs: Inputs
  } & Omit<TaskRequest<Id, Inputs>, 'inputs'>

/**
 * Parameters of {@link publishTask}: the request, what it pays, and where its payload is stored.
 */
export type PublishTaskParameters<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = PublishTaskOptions<Id, Inputs> & { storage: ContentStorage }

/** A published task. Keep it, or its `taskAddress`, `task` and `inputs`, to wait for the result. */
export interface PublishTaskReturnType<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> extends SentTransaction {
  taskAddress: Address
  source: Address
  task: Id
  inputs: Inputs
  /** In wei. */
  payment: bigint
  /** Seconds since 1970. */
  expiryTime: bigint
  /** URL of the payload. */
  configUrl: string
  /** Whether it was published by an earlier call, and this one paid nothing. */
  isRepeated: boolean
  /** What could not be checked before publishing. */
  warnings: string[]
}

/**
 * Publishes a task on the chain: a source's providers run it, and the payment goes to the one
 * whose response is taken.
 *
 * Nothing is paid before it is known good. In this order: the request fits the task's schema; the
 * source is active, takes this payment and this expiry, and runs this task as far as it says; the
 * vault balance of the source's client covers the payment; the payload is in storage; the chain
 * accepts the call in a simulation; the expiry is still ahead. Then one transaction is sent.
 *
 * Calls of one account that are made at the same time, or while others are under way, are published
 * together, as `publishTasks` does.
 *
 * With an `idempotencyKey` the same call can be repeated, after any error and from another process
 * of the same account. A keyed hash of the key is in the fragment of the payload's URL, so that the
 * task is found in the source's own list on the chain. The account's transaction number is used as a
 * compare-and-swap: count and tasks are read after one block, by its number, in a moment when nothing
 * of the account is under way, and the transaction is signed with exactly that number. When another
 * one takes it, the search starts again. What a node keeps because a number before it is missing is
 * under way as well, where the node shows it (`txpool_contentFrom`, `txpool_content`): when the number
 * stays missing, it is given to a transfer of nothing from the account to itself. Source: OGPU SDK, Controller.publishTask and TaskInput.
 *
 * @throws InvalidRequestError, InvalidPaymentError, InvalidExpiryError, SourceNotFoundError,
 * SourceInactiveError, SourceTaskMismatchError, InsufficientVaultBalanceError, IdempotencyError:
 * nothing was sent, and `path` names the argument at fault.
 * @throws IdempotencyConflictError when the key belongs to another request; IdempotentTaskOverError
 * when its task was cancelled or has expired; IdempotencyUncertainError when the source has more
 * tasks than `lookBackTasks`. Nothing was sent.
 * @throws StorageError, the errors of `@taskmesh/content`, RpcError, TimeBudgetError: nothing was
 * sent.
 * @throws ContractRevertError when the chain refuses. TransactionUncertainError when no receipt
 * came: repeat the call with its `idempotencyKey`, or hand the error's `transaction` to
 * `resumePublish`; never publish anew.
 *
 * @example
 * ```ts
 * const task = await publishTask(client, {
 *   storage,
 *   source,
 *   task: 'text-classification',
 *   inputs: 'This movie is absolutely fantastic!',
 *   payment: parseEther('0.002'),
 *   expiresIn: 600,
 *   idempotencyKey: 'review-4711',
 * })
 * ```
 */
export async function publishTask<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  parameters: PublishTaskParameters<Id, Inputs>,
): Promise<PublishTaskReturnType<Id, Inputs>> {
  return publishRequest(client, parameters)
}
