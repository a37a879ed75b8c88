import { LRUCache } from 'lru-cache'
import { recoverTransactionAddress, type Address, type TransactionSerialized } from 'viem'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'

const signers = new LRUCache<string, Promise<Address>>({ max: 1000 })

/** Returns whose signature a transaction has. */
export function signerOf({ rawTransaction }: SignedTransactionInfo): Promise<Address> {
  const known = signers.get(rawTransaction)
  if (known !== undefined) return known
  // A union of all prefixes, of which every signed transaction has one.
  const serializedTransaction = rawTransaction as TransactionSerialized
  const signer = recoverTransactionAddress({ serializedTransaction })
  signers.set(rawTransaction, signer)
  return signer
}
