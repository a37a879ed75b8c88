import type { Hash } from 'viem'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'

/**
 * How far a publication is. The steps come in this order; `signed` again when another transaction
 * took the number, or with the same number and higher fees.
 */
export type PublishProgress =
  /** Request, source, payment and balance are good. */
  | { step: 'checked' }
  /** The payload is in storage. */
  | { step: 'stored'; configUrl: string }
  /**
   * The transaction is signed and not sent yet. Keep it where a crash does not reach: with `hash`
   * and `rawTransaction`, `resumePublish` goes on and cannot pay twice. Wallets that sign and send
   * in one go take the next step instead.
   */
  | ({ step: 'signed' } & SignedTransactionInfo)
  /**
   * A wallet has signed the transaction and sent it. Keep its `hash`, with which `resumePublish` goes on; or the
   * `callsId` of a wallet that deposits and publishes together.
   */
  | { step: 'sent'; hash: Hash; callsId?: undefined }
  | { step: 'sent'; hash?: undefined; callsId: string }
  /** The transaction is mined; the task exists. */
  | { step: 'published'; hash: Hash }

/** Called with each step. The publishing awaits what it returns; what it throws ends it. */
export type PublishListener = (progress: PublishProgress) => void | Promise<void>
