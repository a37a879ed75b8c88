import { getSource, getTask, getTasksOfSource, getVaultAccount } from '@taskmesh/client'
import {
  getAddress,
  type Account,
  type Address,
  type Chain,
  type Client,
  type Transport,
} from 'viem'
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

/** What an account paid for transactions. */
export interface Fees {
  /** In wei. */
  fees: bigint
  transactions: number
}

/** The fees that accounts paid, each after a block of its own, up to one block, and for how many transactions. */
export async function readFees(
  client: Auditor,
  after: ReadonlyMap<Address, bigint>,
  to: bigint,
): Promise<Map<Address, Fees>> {
  const byAccount = new Map([...after.keys()].map((each) => [each, { fees: 0n, transactions: 0 }]))
  const first = [...after.values()].reduce((least, each) => (each < least ? each : least), to)
  for (let blockNumber = first + 1n; blockNumber <= to; blockNumber += 1n) {
    const { transactions } = await getBlock(client, { blockNumber, includeTransactions: true })
    const own = transactions.filter(
      (each) => blockNumber > (after.get(getAddress(each.from)) ?? to),
    )
    const receipts = await Promise.all(
      own.map(({ hash }) => getTransactionReceipt(client, { hash })),
    )
    for (const { from: payer, gasUsed, effectiveGasPrice } of receipts) {
      const sum = byAccount.get(getAddress(payer))
      if (sum === undefined) continue
      sum.fees += gasUsed * effectiveGasPrice
      sum.transactions += 1
    }
  }
  return byAccount
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

/** Says what is not as it must be. In wei. */
export function differs(what: string, expected: bigint, got: bigint): string[] {
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
  const read = await readFees(client, new Map([[account, before.block]]), after.block)
  const { fees, transactions } = read.get(account) ?? { fees: 0n, transactions: 0 }
  const problems = [
    ...differs('held back for tasks', paid, after.frozen - before.frozen),
    ...differs('gone from the vault', paid, before.vault - after.vault),
    ...differs('fees', before.native - after.native, fees),
  ]
  return { tasks, transactions, fees, problems }
}
