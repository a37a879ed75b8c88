import { raceSignal } from 'race-signal'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'
import { broadcast } from './broadcast.ts'
import { feeCap, parseSigned, raiseFees, resigner } from './raiseFees.ts'
import { highestFee, signTransaction } from './signTransaction.ts'
import type { AwaitedTransaction } from './waitForReceipt.ts'

const SIGNATURES = 3

/**
 * Signs a transaction that a node does not want again with the same number and higher fees, until
 * the node takes it.
 *
 * @returns what the node took; nothing when it takes none, or the limit of the fees is reached.
 */
export async function resend(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
  options: Pick<AwaitedTransaction, 'functionName' | 'maxFeePerGas' | 'onSigned'>,
  signal: AbortSignal,
): Promise<SignedTransactionInfo | undefined> {
  const { functionName, onSigned } = options
  const cap = feeCap(options, highestFee(parseSigned(transaction).fees))
  const account = await resigner(client, transaction)
  if (account === undefined) return undefined
  let current = transaction
  for (let signature = 0; signature < SIGNATURES; signature += 1) {
    const prepared = await raceSignal(raiseFees(client, account, current, cap), signal)
    if (prepared === undefined) return undefined
    const { hash, nonce, earlierHashes = [] } = current
    const signed = await signTransaction(client, account, prepared, nonce)
    current = { ...signed, earlierHashes: [...earlierHashes, hash] }
    await onSigned?.(current)
    const { outcome } = await raceSignal(broadcast(client, { ...current, functionName }), signal)
    if (outcome !== 'feeTooLow' && outcome !== 'refused') return current
  }
  return undefined
}
