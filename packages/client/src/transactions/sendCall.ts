import { raceSignal } from 'race-signal'
import type { Abi, Account, Hash, TransactionReceipt } from 'viem'
import { checkChain } from '../connection/checkChain.ts'
import { nodeKey } from '../connection/nodeKey.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionReplacedError } from '../errors/chainErrors.ts'
import { budgetSignal, type Budget } from '../scheduling/budget.ts'
import { unfinishedTransactions } from './UnfinishedTransactions.ts'
import { reasonForRevert, simulate } from './reasonForRevert.ts'
import { sendThroughWallet } from './sendThroughWallet.ts'
import { signAndSend, type OutgoingCall } from './signAndSend.ts'
import { toCallError, type CallContext } from './toCallError.ts'
import type { SubmittedTransaction } from './submittedTransaction.ts'
import { waitForReceipt } from './waitForReceipt.ts'

/** A transaction that was mined and did what it should. */
export interface SentTransaction {
  hash: Hash
  receipt: TransactionReceipt
}

export interface ContractCall extends OutgoingCall {
  abi: Abi
  diagnose?: CallContext['diagnose']
  /** Called with the transaction that a wallet has signed and sent by itself. */
  onSent?: ((hash: Hash) => Promise<void>) | undefined
  /**
   * Whether the contract takes this call only once ever. Then a transaction of an earlier call whose
   * outcome is not known is brought to its end, before another one is signed.
   */
  isOnce?: boolean | undefined
}

async function send(
  client: TaskmeshClient,
  account: Account,
  call: ContractCall,
  signal: AbortSignal,
): Promise<SubmittedTransaction & { isContested?: boolean }> {
  if (account.type === 'local') {
    const { transaction, isContested } = await signAndSend(client, account, call, signal)
    return { hash: transaction.hash, transaction, isContested }
  }
  const hash = await sendThroughWallet(client, account, call, signal)
  await call.onSent?.(hash)
  return { hash }
}

async function simulateAndSend(
  client: TaskmeshClient,
  account: Account,
  call: ContractCall,
  signal: AbortSignal,
) {
  try {
    await raceSignal(simulate(client, account, call), signal)
    return await send(client, account, call, signal)
  } catch (error) {
    throw signal.aborted && error === signal.reason ? error : await toCallError(error, call)
  }
}

async function sendAndWait(
  client: TaskmeshClient,
  account: Account,
  call: ContractCall,
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const { functionName, maxFeePerGas, onSigned, chooseNonce } = call
  for (;;) {
    const { isContested, ...submitted } = await simulateAndSend(client, account, call, signal)
    const awaited = { ...submitted, functionName, maxFeePerGas, onSigned }
    try {
      const receipt = await waitForReceipt(client, awaited, signal)
      if (receipt.status === 'success') return receipt
      throw await reasonForRevert(client, account, call, receipt)
    } catch (error) {
      // Who chooses the number looks whether the other one did what this one was to do.
      const isRepeatable = isContested === true || chooseNonce !== undefined
      if (!(error instanceof TransactionReplacedError) || !isRepeatable) throw error
    }
  }
}

async function sendOnce(
  client: TaskmeshClient,
  account: Account,
  call: ContractCall,
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const { to, data, functionName } = call
  const name = `${nodeKey(client)}:${account.address}:${to}:${data}`
  const purpose = { name, functionName }
  const earlier = await unfinishedTransactions.finish(client, { ...purpose, ...call }, signal)
  if (earlier !== undefined) return earlier
  return unfinishedTransactions.track(purpose, () => sendAndWait(client, account, call, signal))
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
  await raceSignal(checkChain(client), signal)
  const sending = call.isOnce ? sendOnce : sendAndWait
  const receipt = await sending(client, account, call, signal)
  return { hash: receipt.transactionHash, receipt }
}
