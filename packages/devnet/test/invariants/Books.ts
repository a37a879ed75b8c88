import { zeroAddress, type Address } from 'viem'
import { everybody, network } from './stage.ts'
import type { Task } from './things.ts'

export type Pairs = ReadonlyMap<Address, Address>
export type Pocket = 'balance' | 'lockup' | 'unbonding' | 'sanction' | 'frozen' | 'earnings'
export type Account = Record<Pocket, bigint> & { master: Address }

/** What every account has to have, by what was done. */
export class Books {
  readonly #accounts = new Map<Address, Record<Pocket, bigint>>()
  readonly masterOf = new Map<Address, Address>()
  /** The provider that an account has announced. */
  readonly announced = new Map<Address, Address>()

  async begin(): Promise<void> {
    for (const { address, master, ...account } of await Promise.all(
      everybody().map((actor) => accountOf(actor.address)),
    )) {
      this.#accounts.set(address, account)
      if (BigInt(master) === 0n) continue
      this.masterOf.set(address, master)
      this.announced.set(master, address)
    }
  }

  of(address: Address): Account {
    return { ...this.#pockets(address), master: this.masterOf.get(address) ?? zeroAddress }
  }

  add(address: Address, pocket: Pocket, amount: bigint): void {
    this.#pockets(address)[pocket] += amount
  }

  /** Moves an amount, or all that there is. */
  move(address: Address, from: Pocket, to: Pocket, amount = this.#pockets(address)[from]): void {
    this.add(address, from, -amount)
    this.add(address, to, amount)
  }

  empty(address: Address, ...pockets: Pocket[]): void {
    for (const pocket of pockets) this.#pockets(address)[pocket] = 0n
  }

  /** What is still frozen for a task goes back to its client. */
  refund(task: Task): void {
    if (!task.released) this.move(task.client.address, 'frozen', 'balance', task.payment)
    task.released = true
  }

  /** A provider is paid from what is frozen for a task, and the client gets the rest. */
  pay(task: Task, provider: Address, payment: bigint): void {
    this.add(provider, 'balance', payment)
    this.add(provider, 'earnings', payment)
    this.add(task.client.address, 'balance', -payment)
    this.refund(task)
  }

  removeProvider(by: Address, provider: Address): void {
    const isEnd = by === provider || this.masterOf.get(provider) === by
    this.announced.delete(by)
    const others = [...this.announced.values()].includes(provider)
    if (!isEnd && others) return
    this.masterOf.delete(provider)
    for (const [master, announced] of this.announced)
      if (announced === provider) this.announced.delete(master)
  }

  #pockets(address: Address): Record<Pocket, bigint> {
    const pockets = this.#accounts.get(address)
    if (!pockets) throw new Error(`${address} is nobody here.`)
    return pockets
  }
}

export async function accountOf(address: Address) {
  const { read } = network.vault
  const [balance, lockup, unbonding, sanction, frozen, earnings, master] = await Promise.all([
    read.balanceOf([address]),
    read.lockupOf([address]),
    read.unbondingOf([address]),
    read.sanctionOf([address]),
    read.frozenPayment([address]),
    read.totalEarningsOf([address]),
    network.terminal.read.masterOf([address]),
  ])
  return { address, balance, lockup, unbonding, sanction, frozen, earnings, master }
}
