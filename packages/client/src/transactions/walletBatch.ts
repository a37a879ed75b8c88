import { walk } from '@taskmesh/errors'
import { raceSignal } from 'race-signal'
import {
  AtomicityNotSupportedError,
  AtomicReadyWalletRejectedUpgradeError,
  type Account,
  type Address,
  type Hex,
  type TransactionReceipt,
} from 'viem'
import { getCallsStatus, getCapabilities, sendCalls } from 'viem/actions'
import { checkChain } from '../connection/checkChain.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  ContractRevertError,
  TransactionRefusedError,
  TransactionUncertainError,
} from '../errors/chainErrors.ts'
import { sleep } from '../scheduling/sleep.ts'
import { waitForReceipt } from './waitForReceipt.ts'

const LONGEST_INTERVAL_MS = 1000
/** Of `atomic` in what a wallet can; `ready` is one that asks its user to make it so. */
const CAN_BATCH: readonly unknown[] = ['supported', 'ready']

/** A call of a batch. */
export interface BatchCall {
  to: Address
  data: Hex
  value?: bigint | undefined
}

/**
 * Returns whether an account's wallet runs several calls after one confirmation, all or none of them (EIP-5792, atomic).
 * Never rejects: a wallet that does not answer cannot.
 */
export async function canBatch(client: TaskmeshClient, account: Account): Promise<boolean> {
  const { chain } = client
  if (account.type === 'local' || chain === undefined) return false
  const found = await getCapabilities(client, { account, chainId: chain.id }).catch(() => undefined)
  return CAN_BATCH.includes(found?.atomic?.status)
}

/** Whether a wallet that seemed to can, or its user, does not want to run calls together. Nothing was sent. */
export function isBatchRefused(error: unknown): boolean {
  const kinds = [AtomicReadyWalletRejectedUpgradeError, AtomicityNotSupportedError]
  return walk(error, (cause) => kinds.some((kind) => cause instanceof kind)) !== undefined
}

/**
 * Gives calls to a wallet that runs them all or none.
 *
 * @returns the wallet's id of them.
 * @throws WrongChainError; TransactionUncertainError when the signal aborts while the wallet asks its user; what viem
 * throws when the user declines.
 */
export async function sendBatch(
  client: TaskmeshClient,
  account: Account,
  { calls, functionName }: { calls: readonly BatchCall[]; functionName: string },
  signal: AbortSignal,
): Promise<string> {
  await raceSignal(checkChain(client), signal)
  const { chain } = client
  const sending = sendCalls(client, { account, chain, calls, forceAtomic: true })
  try {
    return (await raceSignal(sending, signal)).id
  } catch (error) {
    // The user may still press the button.
    if (signal.aborted) throw new TransactionUncertainError(undefined, functionName)
    throw error
  }
}

/**
 * Waits for the receipt of calls that were given to a wallet: of the transaction with the last of them.
 *
 * @throws TransactionRefusedError when the wallet has not sent them; ContractRevertError; TransactionUncertainError when
 * the signal aborts before.
 */
export async function finishBatch(
  client: TaskmeshClient,
  { id, functionName }: { id: string; functionName: string },
  signal: AbortSignal,
): Promise<TransactionReceipt> {
  const interval = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS)
  try {
    for (;;) {
      const { statusCode, receipts } = await raceSignal(getCallsStatus(client, { id }), signal)
      const hash = receipts?.at(-1)?.transactionHash
      if (statusCode >= 500) throw new ContractRevertError({ functionName, hash })
      if (statusCode >= 400)
        throw new TransactionRefusedError(functionName, 'the wallet did not send it.')
      if (hash !== undefined && statusCode >= 200) {
        return await waitForReceipt(client, { hash, functionName }, signal)
      }
      await sleep(interval, signal)
    }
  } catch (error) {
    if (signal.aborted) throw new TransactionUncertainError(undefined, functionName)
    throw error
  }
}
