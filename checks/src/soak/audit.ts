import { getSource, getTask, getTasksOfSource, getVaultAccount } from '@taskmesh/client'
import type { Account, Address, Chain, Client, Transport } from 'viem'
import { getBalance, getBlock, getBlockNumber, getTransactionReceipt } from 'viem/actions'

export type Auditor = Client<Transport, Chain, Account | undefined>

/** What an account owned before and owns after. In wei. */
export interface Books {
  block: bigint
  native: bigint
  vault: bigint
  frozen: bigint
}

/** Reads what an account owns. */
export async function readBooks(client: Auditor, account: Address): Promise<Books> {
  const block = await getBlockNumber(client, { cacheTime: 0 })
  const [native, { balance: vault, frozen }] = await Promise.all([
    getBalance(client, { address: account }),
    getVaultAccount(client, { account }),
  ])
  return { block, native, vault, frozen }
}

/** The fees that an account paid, and for how many transactions. */
async function readFees(client: Auditor, account: Address, from: bigint, to: bigint) {
  let fees = 0n
  let transactions = 0
  for (let number = from + 1n; number <= to; number += 1n) {
    const block = await getBlock(client, { blockNumber: number, includeTransactions: true })
    const own = block.transactions.filter((each) => each.from === account.toLowerCase())
    for (const { hash } of own) {
      const { gasUsed, effectiveGasPrice } = await getTransactionReceipt(client, { hash })
      fees += gasUsed * effectiveGasPrice
      transactions += 1
    }
  }
  return { fees, transactions }
}

/** What the chain says of a run. */
export interface Audit {
  /** Tasks of the source. */
  tasks: number
  transactions: number
  /** In wei. */
  fees: bigint
  /** What is wrong with the sums, in words; empty when they are right to the wei. */
  problems: string[]
}

async function readPayments(client: Auditor, source: Address, limit: number): Promise<bigint> {
  const addresses = await getTasksOfSource(client, { source, limit })
  let sum = 0n
  for (const taskAddress of addresses) sum += (await getTask(client, { taskAddress })).payment
  return sum
}

function differs(what: string, expected: bigint, got: bigint): string[] {
  return expected === got ? [] : [`${what}: expected ${expected} wei, got ${got} wei`]
}

/** Compares what an account owned, owns and was to pay with the chain. */
export async function audit(
  client: Auditor,
  { account, source, before }: { account: Address; source: Address; before: Books },
): Promise<Audit> {
  const { taskCount: tasks } = await getSource(client, { source })
  const after = await readBooks(client, account)
  const paid = await readPayments(client, source, tasks)
  const { fees, transactions } = await readFees(client, account, before.block, after.block)
  const problems = [
    ...differs('held back for tasks', paid, after.frozen - before.frozen),
    ...differs('gone from the vault', paid, before.vault - after.vault),
    ...differs('fees', before.native - after.native, fees),
  ]
  return { tasks, transactions, fees, problems }
}
