import type { Abi, Account, Hash, TransactionReceipt } from 'viem'
import { call as ethCall, waitForTransactionReceipt } from 'viem/actions'
import {
  ContractRevertError,
  TransactionReplacedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { sendThroughWallet } from './sendThroughWallet.ts'
import { budgetSignal, type Budget } from './budget.ts'
import { requireAccount } from './requireAccount.ts'
import { signAndSend, type OutgoingCall } from './signAndSend.ts'
import { sleep } from './sleep.ts'
import type { TaskmeshClient } from './taskmeshClient.ts'
import { toCallError, type CallContext } from './toCallError.ts'
import { within } from './within.ts'

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

interface Handed {
  hash: Hash
  transaction?: SignedTransactionInfo | undefined
}

async function send(
  client: TaskmeshClient,
  account: Account,
  call: ContractCall,
  signal: AbortSignal,
): Promise<Handed> {
  if (account.type === 'local') {
    const transaction = await signAndSend(client, account, call, signal)
    return { hash: transaction.hash, transaction }
  }
  return { hash: await sendThroughWallet(client, account, call, signal) }
}

/**
 * Waits for the receipt of a transaction, however often the node fails meanwhile.
 *
 * @throws TransactionUncertainError when the signal aborts before it comes;
 * TransactionReplacedError when another transaction of the account took its number.
 */
export async function waitForReceipt(
  client: TaskmeshClient,
  { hash, transaction, functionName }: Handed & { functionName: string },
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const pollingInterval = Math.min(client.pollingInterval, LONGEST_RECEIPT_INTERVAL_MS)
  let isReplaced = false
  for (;;) {
    try {
      const waiting = waitForTransactionReceipt(client, {
        hash,
        signal,
        timeout: 0,
        pollingInterval,
        onReplaced: ({ reason }) => (isReplaced = reason !== 'repriced'),
      })
      const receipt = await within(signal, waiting)
      if (!isReplaced) return receipt
      throw new TransactionReplacedError(hash)
    } catch (cause) {
      if (cause instanceof TransactionReplacedError) throw cause
      const again = await sleep(pollingInterval, signal).catch(() => 'over')
      if (again === 'over') {
        throw new TransactionUncertainError(hash, functionName, { transaction, cause })
      }
    }
  }
}

/** Runs a reverted transaction again, to learn why. */
export async function reasonForRevert(
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
  let handed: Handed
  try {
    await within(signal, simulate(client, account, call))
    handed = await send(client, account, call, signal)
  } catch (error) {
    throw signal.aborted && error === signal.reason ? error : await toCallError(error, call)
  }
  const { functionName } = call
  const receipt = await waitForReceipt(client, { ...handed, functionName }, signal)
  if (receipt.status === 'reverted') throw await reasonForRevert(client, account, call, receipt)
  return { hash: receipt.transactionHash, receipt }
}
