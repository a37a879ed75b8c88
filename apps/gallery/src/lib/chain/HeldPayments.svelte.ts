import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { payerOf, type Payer } from './payer.ts'
import type { PaidTask, PaidTasks } from '@taskmesh/venues/paid-tasks'

/** What is done about the payment of a task, or why it could not be. */
export type Refund = { status: 'under-way' } | { status: 'failed'; reason: string }

/** The tasks of an account that still hold a payment, and taking it back. */
export class HeldPayments {
  /** Those that are not over, the newest first. */
  tasks: readonly PaidTask[] = $state.raw([])
  #refunds: ReadonlyMap<string, Refund> = $state.raw(new Map())
  readonly #list: PaidTasks
  readonly #chain: NetworkChain
  readonly #payer: Payer | undefined

  constructor(list: PaidTasks, chain: NetworkChain, payer = payerOf(chain)) {
    this.#list = list
    this.#chain = chain
    this.#payer = payer
    this.#read()
  }

  /**
   * Follows the list, also what another tab changes.
   *
   * @returns what ends that.
   */
  follow(): () => void {
    this.#read()
    return this.#list.subscribe(() => this.#read())
  }

  refund(id: string): Refund | undefined {
    return this.#refunds.get(id)
  }

  /** Cancels a task, which brings its payment back to the vault; a second call while it is under way does nothing. */
  async takeBack({ id, published }: PaidTask): Promise<void> {
    const payer = this.#payer
    if (payer === undefined || published === undefined) return
    if (this.#refunds.get(id)?.status === 'under-way') return
    this.#note(id, { status: 'under-way' })
    try {
      const { connectChain } = await import('./connectChain.ts')
      await connectChain(this.#chain, payer).cancelTask({ taskAddress: published.taskAddress })
      this.#note(id, undefined)
      this.#list.remove(id)
    } catch (error) {
      const isOver = error instanceof TaskmeshError && error.code === 'ALREADY_FINALIZED'
      this.#note(id, isOver ? undefined : { status: 'failed', reason: describe(error) })
      if (isOver) this.#list.remove(id)
    }
  }

  #read(): void {
    const { chainId } = this.#chain
    const account = this.#payer?.address
    this.tasks = account === undefined ? [] : this.#list.list({ account, chainId })
  }

  #note(id: string, refund: Refund | undefined): void {
    const others = [...this.#refunds].filter(([other]) => other !== id)
    this.#refunds = new Map(refund === undefined ? others : [...others, [id, refund]])
  }
}

function describe(error: unknown): string {
  return error instanceof TaskmeshError ? error.shortMessage : reasonOf(error)
}
