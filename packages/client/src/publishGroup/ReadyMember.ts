import type { Address } from 'viem'
import type { TaskTerms } from '../source/checkTaskTerms.ts'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'
import type { PreparedTransaction } from '../transactions/signTransaction.ts'
import type { GroupMember } from './GroupMember.ts'

/** A member whose terms are good. */
export interface CheckedMember {
  member: GroupMember
  terms: TaskTerms
  source: Address
  warnings: string[]
}

/** A member whose payload is stored. */
export interface StoredMember extends CheckedMember {
  configUrl: string
}

/** A member whose call was simulated with success. */
export interface ReadyMember extends StoredMember {
  prepared: PreparedTransaction
}

/** A member whose transaction is signed, and on its way. */
export interface SignedMember extends ReadyMember {
  transaction: SignedTransactionInfo
}
