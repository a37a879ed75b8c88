import type { Ask } from './rpc.ts'

/** Mines blocks by time, as chains do. */
export class Miner {
  readonly #node: Ask
  #timer: NodeJS.Timeout | undefined
  #mining: Promise<unknown> = Promise.resolve()

  constructor(node: Ask) {
    this.#node = node
  }

  /** Mines a block every `ms`, and calls `onBlock` after each. A block that takes longer delays the next. */
  start(ms: number, onBlock: () => Promise<void> = async () => {}): void {
    const mine = async () => {
      await this.#node({ method: 'evm_mine' }).catch(() => undefined)
      await onBlock()
      this.#timer?.refresh()
    }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.#mining = mine()), ms)
  }

  /** Resolves when nothing is mined any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#mining
  }
}
