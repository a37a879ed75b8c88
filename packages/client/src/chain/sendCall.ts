import {
  WaitForTransactionReceiptTimeoutError,
  type Abi,
  type Account,
  type Hash,
  type TransactionReceipt,
} from 'viem'
import { call as ethCall, waitForTransactionReceipt } from 'viem/actions'
import { ContractRevertError, TransactionUncertainError } from '../errors/chainErrors.ts'
import { sendThroughWallet } from './sendThroughWallet.ts'
import { budgetSignal, type Budget } from './budget.ts'
import { requireAccount } from './requireAccount.ts'
import { signAndSend, type OutgoingCall } from './signAndSend.ts'
import type { TaskmeshClient } from './taskmeshClient.ts'
import { toCallError, type CallContext } from './toCallError.ts'

const LONGEST_RECEIPT_INTERVAL_MS = 1000

/** A transaction that was mined and did what it should. */
export interface SentTransaction {
  hash: Hash
  receipt: TransactionReceipt
}

export interface ContractCall extends OutgoingCall {
  abi: Abi
  diagnose?: CallContext['diagnose']
}

async function simulate(
  client: TaskmeshClient,
  account: Account,
  call: ContractCall,
  blockNumber?: bigint,
): Promise<void> {
  const { to, data, value } = call
  await ethCall(client, { account, to, data, value, ...(blockNumber && { blockNumber }) })
}

async function send(client: TaskmeshClient, account: Account, call: ContractCall): Promise<Hash> {
  if (account.type === 'local') return signAndSend(client, account, call)
  return sendThroughWallet(client, account, call)
}

async function waitForReceipt(
  client: TaskmeshClient,
  hash: Hash,
  functionName: string,
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  try {
    return await waitForTransactionReceipt(client, {
      hash,
      signal,
      timeout: 0,
      pollingInterval: Math.min(client.pollingInterval, LONGEST_RECEIPT_INTERVAL_MS),
    })
  } catch (error) {
    const cause = error instanceof WaitForTransactionReceiptTimeoutError ? undefined : error
    throw new TransactionUncertainError(hash, functionName, cause)
  }
}

/** Runs a reverted transaction again, to learn why. */
async function reasonForRevert(
  client: TaskmeshClient,
  account: Account,
  call: ContractCall,
  { transactionHash: hash, blockNumber }: TransactionReceipt,
): Promise<Error> {
  try {
    await simulate(client, account, call, blockNumber)
    return new ContractRevertError({ functionName: call.functionName, hash })
  } catch (error) {
    return toCallError(error, { ...call, hash })
  }
}

/**
 * Calls a function of a contract in a transaction: simulates it, sends it once, waits for the
 * receipt.
 *
 * @throws {@link ContractRevertError} or what `diagnose` finds, when the contract refuses. Nothing
 * was spent, unless the error has a `hash`.
 * @throws {@link TransactionUncertainError} when the time is up or the signal aborted after
 * sending: the transaction cannot be taken back.
 */
export async function sendCall(
  client: TaskmeshClient,
  call: ContractCall,
  budget: Budget = {},
): Promise<SentTransaction> {
  const account = requireAccount(client, call.functionName)
  const signal = budgetSignal(budget)
  signal.throwIfAborted()
  let hash: Hash
  try {
    await simulate(client, account, call)
    signal.throwIfAborted()
    hash = await send(client, account, call)
  } catch (error) {
    throw signal.aborted && error === signal.reason ? error : await toCallError(error, call)
  }
  const receipt = await waitForReceipt(client, hash, call.functionName, signal)
  if (receipt.status === 'reverted') throw await reasonForRevert(client, account, call, receipt)
  return { hash: receipt.transactionHash, receipt }
}
