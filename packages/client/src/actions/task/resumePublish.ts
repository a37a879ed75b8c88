import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import { keccak256, parseTransaction, type Hash, type Hex } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { readPublishedIn } from '../../publish/readPublished.ts'
import { budgetSignal, type Budget } from '../../scheduling/budget.ts'
import type { FeeLimit } from '../../transactions/raiseFees.ts'
import { finishSigned } from '../../transactions/finishSigned.ts'
import { finishBatch } from '../../transactions/walletBatch.ts'
import type { PublishTaskReturnType } from './publishTask.ts'

/** Which transaction it was. */
export type UnfinishedPublish =
  | {
      /** Of the transaction: `error.hash` of a TransactionUncertainError, or of `onProgress`. */
      hash: Hash
      callsId?: undefined
    }
  | {
      hash?: undefined
      /** The wallet's id of a deposit and a task that it sent together, of `onProgress`. */
      callsId: string
    }

interface Resuming<Id extends TaskId, Inputs extends TaskInputs<Id>> extends Budget, FeeLimit {
  /** The signed bytes, if you have them: they are sent again, which cannot pay twice. */
  rawTransaction?: Hex | undefined
  /** Of what was signed before with lower fees: `error.transaction.earlierHashes`. */
  earlierHashes?: readonly Hash[] | undefined
  /** Name of the task that was published. */
  task: Id
  /** The inputs that were published. */
  inputs: Inputs
}

/** Parameters of {@link resumePublish}: what was signed of a publication, and what it publishes. */
export type ResumePublishParameters<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = Resuming<Id, Inputs> & UnfinishedPublish

/** What {@link resumePublish} returns: the published task. */
export type ResumePublishReturnType<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = PublishTaskReturnType<Id, Inputs>

function signedTransaction({
  hash,
  rawTransaction,
  earlierHashes,
}: Pick<ResumePublishParameters, 'hash' | 'rawTransaction' | 'earlierHashes'>) {
  if (hash === undefined || rawTransaction === undefined || keccak256(rawTransaction) !== hash)
    return undefined
  const { nonce = 0 } = parseTransaction(rawTransaction)
  return { hash, rawTransaction, nonce, earlierHashes }
}

/**
 * Goes on with a publishing whose receipt got lost, after TransactionUncertainError or a crash. It
 * never makes a second transaction: it looks for the first one, and sends the very same bytes
 * again when it has them. When the chain became more expensive, it signs them again with the same
 * number and higher fees, of which one can land only; the client's account has to be the same.
 *
 * @throws TransactionReplacedError when the transaction never landed and never can: publish anew.
 * @throws TransactionUncertainError when the time is up again; ContractRevertError when it landed
 * and was refused; RpcError; TimeBudgetError.
 *
 * @example
 * ```ts
 * const call = {
 *   source,
 *   task: 'text-classification',
 *   inputs: 'good',
 *   payment: parseEther('0.002'),
 *   expiresIn: 600,
 * } as const
 * const published = await publishTask(client, { ...call, storage }).catch((error: unknown) => {
 *   if (!(error instanceof TransactionUncertainError) || !error.hash) throw error
 *   return resumePublish(client, { ...call, hash: error.hash, ...error.transaction })
 * })
 * ```
 */
export async function resumePublish<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  parameters: ResumePublishParameters<Id, Inputs>,
): Promise<ResumePublishReturnType<Id, Inputs>> {
  const { hash, callsId, task, inputs, maxFeePerGas } = parameters
  const signal = budgetSignal(parameters)
  const functionName = 'publishTask'
  const receipt =
    callsId === undefined
      ? await finishSigned(
          client,
          { hash, transaction: signedTransaction(parameters), functionName, maxFeePerGas },
          signal,
        )
      : await finishBatch(client, { id: callsId, functionName }, signal)
  const { status: _, ...facts } = await readPublishedIn(client, receipt, signal)
  return { ...facts, task, inputs, isRepeated: true }
}
