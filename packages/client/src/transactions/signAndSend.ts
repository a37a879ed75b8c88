import { raceSignal } from 'race-signal'
import { keccak256, type Address, type Hex, type LocalAccount } from 'viem'
import { estimateGas, prepareTransactionRequest } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  TransactionRefusedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { withLock } from '../scheduling/withLock.ts'
import { broadcast } from './broadcast.ts'
import { nextNonce, releaseNonce, rememberNonce, signerKey } from './nextNonce.ts'

const SIGNATURES = 4
/** Room in percent for what other transactions change between the estimate and the block. */
const GAS_MARGIN = 30n

export interface OutgoingCall {
  to: Address
  data: Hex
  value?: bigint | undefined
  functionName: string
  /** Runs right before signing. What it throws stops the transaction. */
  beforeSend?: (() => void) | undefined
  /** Runs right before a signed transaction is handed to the node. What it throws stops it. */
  onSigned?: ((transaction: SignedTransactionInfo) => void | Promise<void>) | undefined
}

type Prepared = Awaited<ReturnType<typeof prepare>>

/** The parts that are signed, in the newer form unless the chain has no such fees. */
function toTransaction(
  { chainId, gas, gasPrice, maxFeePerGas, maxPriorityFeePerGas }: Prepared,
  { to, data, value }: OutgoingCall,
  nonce: number,
) {
  const common = { chainId, gas, to, data, value, nonce }
  return maxFeePerGas === undefined
    ? ({ ...common, type: 'legacy', gasPrice } as const)
    : ({ ...common, type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas } as const)
}

async function prepare(client: TaskmeshClient, account: LocalAccount, call: OutgoingCall) {
  const { to, data, value } = call
  // By its address: for a local account viem would prepare the whole transaction to estimate.
  const gas = await estimateGas(client, { account: account.address, to, data, value })
  return prepareTransactionRequest(client, {
    account,
    chain: client.chain,
    to,
    data,
    value,
    gas: gas + (gas * GAS_MARGIN) / 100n,
    parameters: ['chainId', 'type', 'fees'],
  })
}

interface Attempt {
  account: LocalAccount
  call: OutgoingCall
  request: Prepared
  signal: AbortSignal
}

async function sign(client: TaskmeshClient, { account, call, request }: Attempt, nonce: number) {
  const rawTransaction = await account.signTransaction(toTransaction(request, call, nonce), {
    serializer: client.chain?.serializers?.transaction,
  })
  const transaction = { hash: keccak256(rawTransaction), rawTransaction, nonce }
  await call.onSigned?.(transaction)
  return transaction
}

/** Signs with the next number. Until the signature is handed over, the signal can stop it. */
async function signNext(client: TaskmeshClient, attempt: Attempt): Promise<SignedTransactionInfo> {
  const { account, call, signal } = attempt
  signal.throwIfAborted()
  call.beforeSend?.()
  const nonce = await raceSignal(nextNonce(client, account), signal)
  try {
    return await raceSignal(sign(client, attempt, nonce), signal)
  } catch (error) {
    releaseNonce(client, account, nonce)
    throw error
  }
}

async function broadcastWithin(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
  { call: { functionName }, signal }: Attempt,
) {
  try {
    return await raceSignal(broadcast(client, { ...transaction, functionName }), signal)
  } catch (cause) {
    if (cause instanceof TransactionUncertainError || !signal.aborted) throw cause
    throw new TransactionUncertainError(transaction.hash, functionName, { transaction, cause })
  }
}

async function signAndBroadcast(client: TaskmeshClient, attempt: Attempt) {
  const { account } = attempt
  const transaction = await signNext(client, attempt)
  try {
    const { outcome, error } = await broadcastWithin(client, transaction, attempt)
    if (outcome === 'sent') rememberNonce(client, account, transaction)
    else releaseNonce(client, account, transaction.nonce)
    return { outcome, error, transaction }
  } catch (error) {
    // It may land, so the signer's next transaction has to know of it.
    rememberNonce(client, account, transaction)
    throw error
  }
}

/**
 * Signs with a key that this process holds and hands the transaction to the node, one at a time
 * for each signer, so that no two get the same number. A transaction is signed anew only when the
 * node refused the one before.
 */
export async function signAndSend(
  client: TaskmeshClient,
  account: LocalAccount,
  call: OutgoingCall,
  signal: AbortSignal,
): Promise<SignedTransactionInfo> {
  const request = await raceSignal(prepare(client, account, call), signal)
  const signAndBroadcastUntilTaken = async () => {
    let last: unknown
    for (let signature = 0; signature < SIGNATURES; signature += 1) {
      const attempt = { account, call, request, signal }
      const { outcome, error, transaction } = await signAndBroadcast(client, attempt)
      if (outcome === 'sent') return transaction
      last = error
      if (outcome === 'refused') break
    }
    throw new TransactionRefusedError(call.functionName, redactedReason(last), last)
  }
  return withLock(signerKey(client, account), signAndBroadcastUntilTaken, signal)
}
