import { walk } from '@taskmesh/errors'
import {
  AbiDecodingDataSizeTooSmallError,
  BaseError,
  ContractFunctionExecutionError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
} from 'viem'
import { RpcError, WrongChainError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { throwIfInvalidAddress } from '../errors/throwIfInvalidAddress.ts'

/** Whether a chain that names a Multicall3 contract does not have it. */
function isMissingMulticall(error: BaseError): boolean {
  const call = walk(error, (cause) => cause instanceof ContractFunctionExecutionError)
  return call?.functionName === 'aggregate3'
}

/** Whether a read failed because the address is no such contract, or the contract refused it. */
export function isNoSuchContract(error: unknown): boolean {
  if (!(error instanceof BaseError) || isMissingMulticall(error)) return false
  const isNoAnswer = (cause: unknown) =>
    cause instanceof ContractFunctionZeroDataError ||
    cause instanceof ContractFunctionRevertedError ||
    cause instanceof AbiDecodingDataSizeTooSmallError
  return walk(error, isNoAnswer) !== undefined
}

/**
 * Awaits reads of one contract.
 *
 * @param notFound - makes the error for an address that is no such contract.
 * @throws WrongChainError as it is, {@link RpcError} for everything else.
 */
export async function readContractOf<Result>(
  reads: Promise<Result>,
  notFound: (cause: unknown) => Error,
): Promise<Result> {
  try {
    return await reads
  } catch (error) {
    if (error instanceof WrongChainError) throw error
    if (isNoSuchContract(error)) throw notFound(error)
    throwIfInvalidAddress(error)
    throw new RpcError('reading a contract', redactedReason(error), error)
  }
}
