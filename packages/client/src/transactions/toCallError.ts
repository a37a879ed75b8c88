import { TaskmeshError, walk } from '@taskmesh/errors'
import {
  BaseError,
  ContractFunctionRevertedError,
  getContractError,
  InsufficientFundsError,
  UserRejectedRequestError,
  type Abi,
  type Hash,
} from 'viem'
import { ContractRevertError, RpcError, TransactionRefusedError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { findRevertReason } from '../errors/revertReasons.ts'

/** What a failed call is explained with: the ABI, the function, and how to find out more. */
export interface CallContext {
  abi: Abi
  functionName: string
  /**
   * Reads the state of the chain and throws what is wrong with it for this call. Called when a
   * contract refuses, because it may do so without a reason.
   */
  diagnose?: (() => Promise<void>) | undefined
  hash?: Hash | undefined
}

async function diagnosisOf({ diagnose }: CallContext): Promise<TaskmeshError | undefined> {
  try {
    await diagnose?.()
    return undefined
  } catch (error) {
    return error instanceof TaskmeshError && !(error instanceof RpcError) ? error : undefined
  }
}

function reasonText(reverted: ContractFunctionRevertedError): string | undefined {
  const { data, reason } = reverted
  if (reason !== undefined && !/^execution reverted:?\s*$/i.test(reason)) return reason
  return data?.errorName
}

/** Explains why a contract refused: by its own reason when that is known, else by the state. */
async function toRevertError(
  reverted: ContractFunctionRevertedError,
  context: CallContext,
): Promise<TaskmeshError> {
  const reason = reasonText(reverted)
  const known = reason === undefined ? undefined : findRevertReason(reason)
  const diagnosis = await diagnosisOf(context)
  if (diagnosis !== undefined && (known === undefined || known.kind.code === diagnosis.code)) {
    return diagnosis
  }
  const { functionName, hash } = context
  return new ContractRevertError({ functionName, hash, reason, ...known, cause: reverted })
}

/**
 * Turns what viem throws for a call into one of this package's errors.
 *
 * @returns the error, to be thrown.
 *
 * @example
 * ```ts
 * const context = { abi: vaultAbi, functionName: 'balanceOf' }
 * const error = await toCallError(new Error('no answer'), context)
 * show(error.message)
 * ```
 */
export async function toCallError(error: unknown, context: CallContext): Promise<Error> {
  if (error instanceof TaskmeshError || !(error instanceof BaseError)) {
    return error instanceof Error
      ? error
      : new RpcError(`calling ${context.functionName}`, 'unknown reason', error)
  }
  const { abi, functionName } = context
  const contractError = getContractError(error, { abi, args: [], functionName })
  if (walk(error, (cause) => cause instanceof UserRejectedRequestError)) {
    return new TransactionRefusedError(functionName, 'the user of the wallet declined.', error)
  }
  if (walk(error, (cause) => cause instanceof InsufficientFundsError)) {
    const reason = 'the account holds too little of the chain’s currency for value and gas.'
    return new TransactionRefusedError(functionName, reason, error)
  }
  const reverted = walk(contractError, (cause) => cause instanceof ContractFunctionRevertedError)
  if (reverted !== undefined) return toRevertError(reverted, context)
  return new RpcError(`calling ${functionName}`, redactedReason(error), error)
}
