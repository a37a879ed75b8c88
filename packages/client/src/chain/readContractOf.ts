import {
  AbiDecodingDataSizeTooSmallError,
  BaseError,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
} from 'viem'
import { RpcError } from '../errors/chainErrors.ts'
import { reasonOf } from './reasonOf.ts'

function isNoSuchContract(error: unknown): boolean {
  return (
    error instanceof BaseError &&
    Boolean(
      error.walk(
        (cause) =>
          cause instanceof ContractFunctionZeroDataError ||
          cause instanceof ContractFunctionRevertedError ||
          cause instanceof AbiDecodingDataSizeTooSmallError,
      ),
    )
  )
}

/**
 * Awaits reads of one contract.
 *
 * @param notFound - makes the error for an address that is no such contract.
 * @throws {@link RpcError} for everything else.
 */
export async function readContractOf<Result>(
  reads: Promise<Result>,
  notFound: (cause: unknown) => Error,
): Promise<Result> {
  try {
    return await reads
  } catch (error) {
    if (isNoSuchContract(error)) throw notFound(error)
    throw new RpcError('reading a contract', reasonOf(error), error)
  }
}
