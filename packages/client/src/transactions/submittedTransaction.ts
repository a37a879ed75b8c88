import type { Hash } from 'viem'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'

/** A transaction that a node has. */
export interface SubmittedTransaction {
  hash: Hash
  /** As it was signed, when this process did. */
  transaction?: SignedTransactionInfo | undefined
}

/** Every hash under which a transaction may be mined, the last one first. */
export function hashesOf({ hash, transaction }: SubmittedTransaction): Hash[] {
  return [...new Set([transaction?.hash ?? hash, hash, ...(transaction?.earlierHashes ?? [])])]
}
