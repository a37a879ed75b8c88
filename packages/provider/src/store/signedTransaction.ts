import type { Address, Hash, Hex } from 'viem'

/** What a transaction is for. */
export type TransactionPurpose = 'attempt' | 'submit' | 'report'

/**
 * What is known about a transaction.
 *
 * - `signed`: stored, and perhaps sent.
 * - `mined`, `reverted`: the chain has it.
 * - `repriced`: signed again with the same number and higher fees; either may land.
 * - `refused`: no node took it; its number is free again.
 * - `replaced`: another transaction of the account has its number.
 */
export type TransactionStatus =
  'signed' | 'repriced' | 'mined' | 'reverted' | 'refused' | 'replaced'

/** A transaction, as it was signed. */
export interface SignedTransaction {
  hash: Hash
  nonce: number
  /** The bytes, which are stored before they are sent. Sending them again sends the same. */
  raw: Hex
}

/** A transaction in the store. */
export interface TransactionRecord extends SignedTransaction {
  /** The task that it is for; of a report the one that offers most. */
  task: Address
  purpose: TransactionPurpose
  status: TransactionStatus
  /** Once it is mined. */
  gasUsed?: bigint | undefined
  /** What it cost, in wei, once it is mined. */
  fee?: bigint | undefined
  /** The block that has it. */
  blockNumber?: bigint | undefined
  /** In milliseconds since 1970. */
  createdAt: number
}

/** What became of a transaction. */
export type TransactionOutcome = Pick<
  TransactionRecord,
  'hash' | 'gasUsed' | 'fee' | 'blockNumber'
> & {
  status: Exclude<TransactionStatus, 'signed' | 'repriced'>
}
