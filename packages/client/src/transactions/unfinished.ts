import type { TransactionReceipt } from 'viem'
import {
  ContractRevertError,
  TransactionReplacedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { finishSigned } from './finishSigned.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/** What this process signed and lost sight of, by what it was to do. */
const unfinished = new Map<string, SignedTransactionInfo>()

/** Names something that is to be done by one transaction. */
export interface Purpose {
  name: string
  functionName: string
}

/** Whether a transaction can no longer do anything. */
function isOver(error: unknown): boolean {
  return error instanceof TransactionReplacedError || error instanceof ContractRevertError
}

/**
 * Brings the transaction of an earlier try to its end, if there was one and it may still land.
 *
 * @returns The receipt, or nothing when it is safe to sign another transaction.
 * @throws TransactionUncertainError when the signal aborts before that is known.
 */
export async function finishEarlier(
  client: TaskmeshClient,
  { name, functionName }: Purpose,
  signal: AbortSignal,
): Promise<TransactionReceipt | undefined> {
  const transaction = unfinished.get(name)
  if (transaction === undefined) return undefined
  const { hash } = transaction
  const finishing = finishSigned(client, { hash, transaction, functionName }, signal)
  const receipt = await finishing.catch((error: unknown) => {
    if (!isOver(error)) throw error
  })
  unfinished.delete(name)
  return receipt ?? undefined
}

/** Does something by a transaction, and remembers the transaction when its outcome is not known. */
export async function rememberUnfinished<Result>(
  { name, functionName }: Purpose,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    // What was signed for another purpose on the way, such as a deposit, is not the one.
    const isTheOne =
      error instanceof TransactionUncertainError && error.functionName === functionName
    if (isTheOne && error.transaction !== undefined) unfinished.set(name, error.transaction)
    throw error
  }
}
