import { raceSignal } from 'race-signal'
import { formatEther, type LocalAccount } from 'viem'
import { getBalance } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  TransactionRefusedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { withLock } from '../scheduling/withLock.ts'
import { broadcast } from './broadcast.ts'
import { nextNonce, rememberNonce, signerKey } from './nextNonce.ts'
import { type FeeLimit } from './raiseFees.ts'
import { resend } from './resend.ts'
import {
  highestCost,
  highestFee,
  prepareTransaction,
  signTransaction,
  type CallData,
  type PreparedTransaction,
} from './signTransaction.ts'
import type { SignedListener } from './waitForReceipt.ts'

export interface OutgoingCall extends CallData, FeeLimit {
  functionName: string
  /**
   * Chooses the transaction's number, while this process sends nothing else for the account. What
   * it throws stops the transaction. Default: the next one that is free as far as the node knows.
   */
  chooseNonce?: (() => Promise<number>) | undefined
  /** Runs right before signing. What it throws stops the transaction. */
  beforeSend?: (() => void) | undefined
  /** Runs right before a signed transaction is handed to the node. What it throws stops it. */
  onSigned?: SignedListener | undefined
}

/** A transaction that this process signed and a node may have. */
export interface SentSigned {
  transaction: SignedTransactionInfo
  /** Whether another transaction with its number was under way already. */
  isContested: boolean
}

interface Attempt {
  account: LocalAccount
  call: OutgoingCall
  prepared: PreparedTransaction
  signal: AbortSignal
}

async function prepare(
  client: TaskmeshClient,
  account: LocalAccount,
  call: OutgoingCall,
): Promise<PreparedTransaction> {
  const { to, data, value, functionName, maxFeePerGas } = call
  const refuse = (reason: string): never => {
    throw new TransactionRefusedError(functionName, reason)
  }
  const [prepared, balance] = await Promise.all([
    prepareTransaction(client, account, { to, data, value }),
    getBalance(client, { address: account.address }),
  ])
  const cost = highestCost(prepared)
  if (balance < cost) {
    refuse(
      `the account holds ${formatEther(balance)} OGPU, value and gas may cost ${formatEther(cost)} OGPU.`,
    )
  }
  const fee = highestFee(prepared.fees)
  if (maxFeePerGas === undefined || fee <= maxFeePerGas) return prepared
  return refuse(
    `its fee would be ${fee} wei for a gas, the limit maxFeePerGas is ${maxFeePerGas} wei.`,
  )
}

/** Signs with the next number. Until the signature is handed over, the signal can stop it. */
async function signNext(
  client: TaskmeshClient,
  { account, call, prepared, signal }: Attempt,
): Promise<SignedTransactionInfo> {
  signal.throwIfAborted()
  call.beforeSend?.()
  const choosing = call.chooseNonce?.() ?? nextNonce(client, account)
  const nonce = await raceSignal(choosing, signal)
  const signing = signTransaction(client, account, prepared, nonce)
  const transaction = await raceSignal(signing, signal)
  await raceSignal(Promise.resolve(call.onSigned?.(transaction)), signal)
  return transaction
}

async function sendSigned(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
  { call, signal }: Attempt,
): Promise<SentSigned | undefined> {
  const { functionName } = call
  const { outcome, error } = await broadcast(client, { ...transaction, functionName })
  if (outcome === 'sent') return { transaction, isContested: false }
  if (outcome === 'contested') return { transaction, isContested: true }
  if (outcome === 'nonceTaken') return undefined
  const again =
    outcome === 'feeTooLow' ? await resend(client, transaction, call, signal) : undefined
  if (again !== undefined) return { transaction: again, isContested: false }
  const { hash } = transaction
  throw new TransactionUncertainError(hash, functionName, { transaction, cause: error })
}

/** Sends what is signed. From here on, the end of the time leaves open whether it is mined. */
async function sendWithin(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
  attempt: Attempt,
): Promise<SentSigned | undefined> {
  const { call, signal } = attempt
  try {
    return await raceSignal(sendSigned(client, transaction, attempt), signal)
  } catch (cause) {
    if (cause instanceof TransactionUncertainError) throw cause
    const { hash } = transaction
    throw new TransactionUncertainError(hash, call.functionName, { transaction, cause })
  }
}

/**
 * Signs with a key that this process holds and hands the transaction to the node, one at a time
 * for each signer, so that no two get the same number. Another transaction is signed only when a
 * block has another one with the number of this one.
 *
 * @throws TransactionRefusedError before anything is signed; TransactionUncertainError when it is
 * not known whether a node has it.
 */
export async function signAndSend(
  client: TaskmeshClient,
  account: LocalAccount,
  call: OutgoingCall,
  signal: AbortSignal,
): Promise<SentSigned> {
  const prepared = await raceSignal(prepare(client, account, call), signal)
  const attempt = { account, call, prepared, signal }
  const signAndSendUntilTaken = async () => {
    for (;;) {
      const transaction = await signNext(client, attempt)
      const sending = sendWithin(client, transaction, attempt)
      const sent = await sending.finally(() => rememberNonce(client, account, transaction))
      if (sent !== undefined) return sent
    }
  }
  return withLock(signerKey(client, account), signAndSendUntilTaken, signal)
}
