/** How much may be fetched at once. */
export interface FetchSlotOptions {
  /** Fetches at once in all. Default 16. */
  total?: number | undefined
  /** Fetches at once from one host. Default 4. */
  perHost?: number | undefined
  /**
   * Fetches at once from hosts that have not answered well before. Default half of all, so that slow
   * strangers never keep what comes from hosts that are known to answer.
   */
  strangers?: number | undefined
}

/** What is to be fetched from where. */
export interface FetchOrder {
  /** The hosts that are asked. */
  hosts: readonly string[]
  /** The higher ones go first. Those of the same priority go in their order. */
  priority: number
  signal?: AbortSignal | undefined
}

/** Places for fetching that are apart from those in which models run. */
export interface FetchSlots {
  /**
   * Fetches as soon as there is a place for it. A host that answers becomes known; one that fails is
   * a stranger again.
   *
   * @throws what `fetch` throws, or the signal's reason when it aborts before there is a place.
   */
  run<Value>(order: FetchOrder, fetch: () => Promise<Value>): Promise<Value>
  readonly running: number
  readonly waiting: number
}

interface Entry extends FetchOrder {
  isStrange: boolean
  start: () => void
}

/** How many hosts are remembered as known; the ones that answered longest ago are forgotten. */
const MAX_KNOWN = 1000

/** The hosts that have answered well, the latest last. */
function createKnownHosts() {
  const known = new Set<string>()
  return {
    hasAll: (hosts: readonly string[]) => hosts.every((host) => known.has(host)),
    remember(hosts: readonly string[], hasAnswered: boolean) {
      for (const host of hosts) {
        known.delete(host)
        if (hasAnswered) known.add(host)
      }
      for (const oldest of known) {
        if (known.size <= MAX_KNOWN) break
        known.delete(oldest)
      }
    },
  }
}

/** How many fetch from each host at the moment. */
function createHostCounts() {
  const busy = new Map<string, number>()
  const of = (host: string) => busy.get(host) ?? 0
  return {
    of,
    add(hosts: readonly string[], by: 1 | -1) {
      for (const host of hosts) {
        if (of(host) + by === 0) busy.delete(host)
        else busy.set(host, of(host) + by)
      }
    },
  }
}

/** Waits until an entry starts; when its signal aborts before, it leaves the queue. */
function untilStarted(order: FetchOrder, queue: Entry[], enter: (entry: Entry) => void) {
  return new Promise<Entry>((resolve, reject) => {
    const leave = () => {
      queue.splice(queue.indexOf(entry), 1)
      reject(order.signal?.reason)
    }
    const start = () => {
      order.signal?.removeEventListener('abort', leave)
      resolve(entry)
    }
    const entry: Entry = { ...order, hosts: [...new Set(order.hosts)], isStrange: false, start }
    order.signal?.addEventListener('abort', leave, { once: true })
    enter(entry)
  })
}

/**
 * Makes places for fetching: a number in all, a number for each host, and a number for hosts that
 * have not answered before. The most valuable fetch that may begin is the next.
 *
 * @example
 * ```ts
 * const slots = createFetchSlots({ total: 8 })
 * const bytes = await slots.run({ hosts: ['example.com'], priority: 1 }, () => storage.get(url))
 * ```
 */
export function createFetchSlots(options: FetchSlotOptions = {}): FetchSlots {
  const { total = 16, perHost = 4, strangers = Math.ceil(total / 2) } = options
  const known = createKnownHosts()
  const counts = createHostCounts()
  const queue: Entry[] = []
  let running = 0
  let strange = 0

  function mayStart({ hosts }: Entry): boolean {
    if (running >= total || (strange >= strangers && !known.hasAll(hosts))) return false
    return hosts.every((host) => counts.of(host) < perHost)
  }

  function take(entry: Entry, by: 1 | -1): void {
    running += by
    if (entry.isStrange) strange += by
    counts.add(entry.hosts, by)
  }

  function startNext(): void {
    const index = queue.findIndex(mayStart)
    for (const entry of index === -1 ? [] : queue.splice(index, 1)) {
      entry.isStrange = !known.hasAll(entry.hosts)
      take(entry, 1)
      entry.start()
      startNext()
    }
  }

  function enter(entry: Entry): void {
    const index = queue.findIndex(({ priority }) => priority < entry.priority)
    queue.splice(index === -1 ? queue.length : index, 0, entry)
    startNext()
  }

  return {
    async run(order, fetch) {
      order.signal?.throwIfAborted()
      const entry = await untilStarted(order, queue, enter)
      let hasAnswered = false
      try {
        const value = await fetch()
        hasAnswered = true
        return value
      } finally {
        known.remember(entry.hosts, hasAnswered)
        take(entry, -1)
        startNext()
      }
    },
    get running() {
      return running
    },
    get waiting() {
      return queue.length
    },
  }
}
