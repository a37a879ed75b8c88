import type { SignedMember } from './ReadyMember.ts'
import { SendWindow } from './SendWindow.ts'

/** The transactions of a group that are handed to a node and not known to be mined. */
export class InFlight {
  readonly #members = new Map<number, SignedMember>()
  readonly #window: SendWindow

  /** @param blockGas - how much gas a block holds. */
  constructor(blockGas: bigint) {
    this.#window = new SendWindow(blockGas)
  }

  get isEmpty(): boolean {
    return this.#members.size === 0
  }

  /** Whether one more fits, before so many others. */
  fits(gas: bigint, left: number): boolean {
    return this.#window.fits(gas, left)
  }

  enter(signed: SignedMember): void {
    this.#window.enter(signed.prepared.gas)
    this.#members.set(signed.transaction.nonce, signed)
  }

  leave({ transaction, prepared }: SignedMember): void {
    if (this.#members.delete(transaction.nonce)) this.#window.leave(prepared.gas)
  }

  /** Takes out those whose number is below an account's count: a block has them, or others in their place. */
  takeBelow(count: number): SignedMember[] {
    const mined = this.all().filter(({ transaction }) => transaction.nonce < count)
    for (const signed of mined) this.leave(signed)
    return mined
  }

  all(): SignedMember[] {
    return [...this.#members.values()]
  }
}
