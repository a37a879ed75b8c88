import type { LocalAccount } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { broadcast } from './broadcast.ts'
import { feeCap, higherFees } from './raiseFees.ts'
import {
  highestFee,
  prepareTransaction,
  signTransaction,
  type TransactionFees,
} from './signTransaction.ts'

/**
 * Gives a number to a transfer of nothing from the account to itself, so that what is signed with
 * higher numbers can be mined.
 *
 * @param over - fees of a transaction with this number, which may be at another node.
 * @returns whether a transaction has the number now, this one or another.
 */
export async function fillNonce(
  client: TaskmeshClient,
  account: LocalAccount,
  nonce: number,
  over?: TransactionFees,
): Promise<boolean> {
  try {
    const call = { to: account.address, data: '0x', value: 0n } as const
    const prepared = await prepareTransaction(client, account, call)
    const higher = over && higherFees(over, prepared.fees, feeCap({}, highestFee(over)))
    const fees = higher ?? prepared.fees
    const transaction = await signTransaction(client, account, { ...prepared, fees }, nonce)
    const { outcome } = await broadcast(client, { ...transaction, functionName: 'transfer' })
    return outcome === 'sent' || outcome === 'contested' || outcome === 'nonceTaken'
  } catch {
    return false
  }
}
