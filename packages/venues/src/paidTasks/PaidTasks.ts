import * as z from 'zod/mini'
import { paidTask, type PaidTask } from './paidTask.ts'

const PREFIX = 'taskmesh.paidTask.'
/** Records that are read at most, the newest ones. */
const MOST = 50
const MOST_CHARACTERS = 64 * 1024

/** Where paid tasks are kept: `localStorage`, or anything with these of its methods. */
export type PaidTaskStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/** Of which paid tasks are listed. */
export type PaidTaskFilter = Partial<Pick<PaidTask, 'chainId' | 'account' | 'task'>>

function isSame(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string'
    ? a.toLowerCase() === b.toLowerCase()
    : a === b
}

/**
 * Remembers the tasks that were paid for and are not over, so that they are waited for again after a page was loaded anew
 * or left, and their payments can be taken back. Each has an entry of its own, so that the tabs of a browser don't
 * overwrite one another. What does not fit the schema is passed over.
 *
 * @example
 * ```ts
 * const paidTasks = new PaidTasks(localStorage)
 * const venue = chainVenue({ client, sources, payment, expiresIn: 600, paidTasks })
 * paidTasks.list({ task: 'translation' }) // [] unless one is open
 * ```
 */
export class PaidTasks {
  readonly #storage: PaidTaskStorage
  readonly #listeners = new Set<() => void>()
  /** Those that the storage had no room for. */
  readonly #kept = new Map<string, PaidTask>()

  constructor(storage: PaidTaskStorage) {
    this.#storage = storage
  }

  /** Lists them, the newest first, 50 at most. */
  list(filter: PaidTaskFilter = {}): PaidTask[] {
    const all = new Map(this.#kept)
    for (const id of this.#ids()) {
      const record = this.get(id)
      if (record !== undefined) all.set(id, record)
    }
    const wanted = Object.entries(filter).filter(([, value]) => value !== undefined)
    return [...all.values()]
      .filter((record) => {
        const fields = new Map<string, unknown>(Object.entries(record))
        return wanted.every(([name, value]) => isSame(fields.get(name), value))
      })
      .toSorted((a, b) => b.startedAt - a.startedAt)
      .slice(0, MOST)
  }

  /** Returns the one of a name; `undefined` when there is none, or it does not fit. */
  get(id: string): PaidTask | undefined {
    try {
      const text = this.#storage.getItem(PREFIX + id)
      if (text === null || text.length > MOST_CHARACTERS) return this.#kept.get(id)
      const { success, data } = z.safeParse(paidTask, JSON.parse(text))
      return success && data.id === id ? data : undefined
    } catch {
      return this.#kept.get(id)
    }
  }

  /** Keeps one in place of an earlier one with its `id`; where the storage is full or closed, as long as the page lives. */
  put(record: PaidTask): void {
    try {
      this.#storage.setItem(PREFIX + record.id, JSON.stringify(z.encode(paidTask, record)))
      this.#kept.delete(record.id)
    } catch {
      this.#kept.set(record.id, record)
    }
    this.#tell()
  }

  /** Forgets one that is over. */
  remove(id: string): void {
    this.#kept.delete(id)
    try {
      this.#storage.removeItem(PREFIX + id)
    } catch {
      // A storage that is closed has kept nothing.
    }
    this.#tell()
  }

  /**
   * Calls back after each change, in browsers also after one of another tab.
   *
   * @returns what ends that.
   */
  subscribe(listener: () => void): () => void {
    const onStorage = ({ key }: StorageEvent) => {
      if (key === null || key.startsWith(PREFIX)) listener()
    }
    this.#listeners.add(listener)
    globalThis.addEventListener?.('storage', onStorage)
    return () => {
      this.#listeners.delete(listener)
      globalThis.removeEventListener?.('storage', onStorage)
    }
  }

  #tell(): void {
    this.#listeners.forEach((listener) => listener())
  }

  #ids(): string[] {
    try {
      const keys = Array.from({ length: this.#storage.length }, (_, index) =>
        this.#storage.key(index),
      )
      return keys.flatMap((key) => (key?.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
    } catch {
      return []
    }
  }
}
