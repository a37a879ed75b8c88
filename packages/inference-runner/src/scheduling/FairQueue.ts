/** Something that waits. */
export interface Waiting {
  /** For whom; what is for nobody in particular is for one client together. */
  readonly client: string | undefined
  /** How much of what is waited for it takes. */
  readonly cost: number
}

interface Client<Item> {
  items: Item[]
  /** The cost of what it was given, in virtual time. */
  time: number
}

/**
 * What waits, in an order that is fair between clients: each in turn gets as much, by cost, however
 * many items it has. Items of one client stay in their order, and a client that was away has saved
 * nothing up.
 *
 * Source: Goyal, Vin and Cheng, "Start-time Fair Queuing" (1996), with equal weights.
 */
export class FairQueue<Item extends Waiting> {
  readonly #clients = new Map<string | undefined, Client<Item>>()
  readonly #order = new WeakMap<Item, number>()
  #now = 0
  #added = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  /** How many items of a client wait. */
  sizeOf(client: string | undefined): number {
    return this.#clients.get(client)?.items.length ?? 0
  }

  add(item: Item): void {
    const client = this.#clients.get(item.client) ?? { items: [], time: this.#now }
    client.time = Math.max(client.time, this.#now)
    client.items.push(item)
    this.#clients.set(item.client, client)
    this.#order.set(item, (this.#added += 1))
    this.#size += 1
  }

  /** The first item of each client, in their turn. */
  heads(): Item[] {
    return this.#inTurn().flatMap(({ items: [first] }) => first ?? [])
  }

  /** All items, each client's in its order, the client whose turn it is first. */
  inTurn(): Item[] {
    return this.#inTurn().flatMap(({ items }) => items)
  }

  /** All items in the order in which they would be taken if no more came, the first first. */
  expectedOrder(): Item[] {
    const starts = [...this.#clients.values()].flatMap(({ items, time }) => {
      let start = time
      return items.map((item) => {
        const own = { item, start }
        start += item.cost
        return own
      })
    })
    const rank = ({ item }: { item: Item }) => this.#order.get(item) ?? Infinity
    return starts.toSorted((a, b) => a.start - b.start || rank(a) - rank(b)).map(({ item }) => item)
  }

  /** The item that came last of the client that has most of them, of clients that are known. */
  get lastOfMost(): Item | undefined {
    let most: Item[] = []
    for (const [client, { items }] of this.#clients) {
      if (client !== undefined && items.length > most.length) most = items
    }
    return most.at(-1)
  }

  /** Takes an item out because it gets what it waited for. */
  take(item: Item): void {
    const client = this.#clients.get(item.client)
    if (client === undefined || !this.remove(item)) return
    this.#now = Math.max(this.#now, client.time)
    client.time += item.cost
    this.#clients.set(item.client, client)
    this.#forgetPast()
  }

  /** Takes an item out because it does not wait any more. Returns whether it was there. */
  remove(item: Item): boolean {
    const client = this.#clients.get(item.client)
    const at = client?.items.indexOf(item) ?? -1
    if (client === undefined || at < 0) return false
    client.items.splice(at, 1)
    this.#size -= 1
    return true
  }

  #inTurn(): Client<Item>[] {
    const rank = ({ items: [first] }: Client<Item>) =>
      first === undefined ? Infinity : (this.#order.get(first) ?? Infinity)
    return [...this.#clients.values()].toSorted((a, b) => a.time - b.time || rank(a) - rank(b))
  }

  #forgetPast(): void {
    for (const [name, { items, time }] of this.#clients) {
      if (items.length === 0 && time <= this.#now) this.#clients.delete(name)
    }
  }
}
