import type { Account, Address, TransactionReceipt } from 'viem'
import { call as ethCall } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { ContractRevertError } from '../errors/chainErrors.ts'
import type { CallData } from './signTransaction.ts'
import { toCallError, type CallContext } from './toCallError.ts'

/** Runs a call without a transaction, after a block or the latest one. */
export async function simulate(
  client: TaskmeshClient,
  account: Account | Address,
  { to, data, value }: CallData,
  blockNumber?: bigint,
): Promise<void> {
  await ethCall(client, { account, to, data, value, ...(blockNumber && { blockNumber }) })
}

/** Runs a reverted transaction again, to learn why. */
export async function reasonForRevert(
  client: TaskmeshClient,
  account: Account | Address,
  call: CallData & CallContext,
  { transactionHash: hash, blockNumber }: TransactionReceipt,
): Promise<Error> {
  try {
    await simulate(client, account, call, blockNumber)
    return new ContractRevertError({ functionName: call.functionName, hash })
  } catch (error) {
    return toCallError(error, { ...call, hash })
  }
}
