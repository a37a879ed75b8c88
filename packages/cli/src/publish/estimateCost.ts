import { getSource, getVaultAccount, InsufficientVaultBalanceError } from '@taskmesh/client'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { Wallet } from '../account/createClients.ts'

/** What every task of one command has in common. */
export interface Terms {
  source: Address
  /** In wei, of one task. */
  payment: bigint
  /** Seconds. */
  expiresIn: number
}

/** What publishing will cost. Amounts in wei. */
export interface Cost {
  /** Held back until the tasks are over. */
  payment: bigint
  /** What has to be deposited first, because the vault balance is too small. */
  deposit: bigint
  /** What the gas costs at most; `undefined` where the node cannot simulate a deposit before a task. */
  gas: bigint | undefined
}

/** The most that the gas of one task may cost, with a deposit if it needs one. */
async function gasOfOne<Id extends TaskId>(
  wallet: Wallet,
  task: Id,
  { inputs, parameters }: TaskRequest<Id>,
  terms: Terms,
): Promise<bigint | undefined> {
  try {
    return (await wallet.estimateTask({ ...terms, task, inputs, parameters })).maxGasCost
  } catch (error) {
    // A node without `eth_simulateV1` knows a task's gas only after the deposit.
    if (error instanceof InsufficientVaultBalanceError) return undefined
    throw error
  }
}

/**
 * Works out what publishing tasks will cost, before anything is signed. The gas of the first stands for
 * all of them.
 *
 * @throws what `estimateTask` of `@taskmesh/client` throws.
 */
export async function estimateCost<Id extends TaskId>(
  wallet: Wallet,
  task: Id,
  requests: readonly [TaskRequest<Id>, ...TaskRequest<Id>[]],
  terms: Terms,
): Promise<Cost> {
  const gas = await gasOfOne(wallet, task, requests[0], terms)
  const { client: payer } = await getSource(wallet, { source: terms.source })
  const { balance } = await getVaultAccount(wallet, { account: payer })
  const count = BigInt(requests.length)
  const payment = terms.payment * count
  const deposit = payment > balance ? payment - balance : 0n
  return { payment, deposit, gas: gas === undefined ? undefined : gas * count }
}
