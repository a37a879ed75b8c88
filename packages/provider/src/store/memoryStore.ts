import { getAddress, type Address } from 'viem'
import { StaleTaskError } from '../errors/providerErrors.ts'
import { hasJob, type JobKind } from '../states/jobs.ts'
import { moveRecord, newRecord } from '../states/moveRecord.ts'
import { isFinal, type TaskState } from '../states/taskState.ts'
import { createChanges } from './changes.ts'
import { chooseNonce } from './chooseNonce.ts'
import { statisticsOf, summariseEarnings } from './memoryReports.ts'
import type {
  TransactionOutcome,
  TransactionRecord,
  TransactionStatus,
} from './signedTransaction.ts'
import type { TaskRecord } from './taskRecord.ts'
import type { Capability, Claim, ProviderStore, TaskStore } from './taskStore.ts'

const DEFAULT_MAX_RECORDS = 10_000
const PAGE = 100
const LATEST_RUNS = 200
const LATEST_TRANSACTIONS = 20
const MAX_FAILURES = 10_000
/** Those of one number: the last that was signed, or the one that landed. */
const LANDING: readonly TransactionStatus[] = ['signed', 'mined', 'reverted']

function canRun({ capabilities = [] }: Claim, { task, model }: TaskRecord): boolean {
  return capabilities.some((one) => one.task === task && one.model === model)
}

/** Makes the part of one account. */
function memoryTaskStore(maxRecords: number): TaskStore {
  const records = new Map<Address, TaskRecord>()
  const holders: Record<JobKind, Map<Address, string>> = { run: new Map(), sign: new Map() }
  const transactions = new Map<string, TransactionRecord>()
  const cursors = new Map<string, string>()
  const durations = new Map<string, number[]>()
  const failures = new Map<string, string>()
  const signing = new Set<number>()
  const changes = createChanges()

  function forgetOldest(): void {
    for (const [address, { state }] of records) {
      if (records.size <= maxRecords) return
      if (!isFinal(state)) continue
      records.delete(address)
      for (const [hash, { task }] of transactions) if (task === address) transactions.delete(hash)
    }
  }

  function write(before: TaskRecord, after: TaskRecord): TaskRecord {
    const current = records.get(before.address)
    if (current?.state !== before.state || current.fence !== before.fence) {
      throw new StaleTaskError(before.address)
    }
    for (const kind of ['run', 'sign'] as const) {
      if (!hasJob(kind, after.state)) holders[kind].delete(after.address)
    }
    records.set(after.address, after)
    forgetOldest()
    return after
  }

  function settle({ hash, ...outcome }: TransactionOutcome): void {
    const transaction = transactions.get(hash)
    if (transaction === undefined) return
    const isMined = outcome.status === 'mined' || outcome.status === 'reverted'
    for (const other of isMined ? transactions.values() : []) {
      const isOpen = other.status === 'signed' || other.status === 'repriced'
      if (isOpen && other.nonce === transaction.nonce && other.hash !== hash) {
        transactions.set(other.hash, { ...other, status: 'replaced' })
      }
    }
    transactions.set(hash, { ...transaction, ...outcome })
  }

  function take({ kind, worker }: Claim, record: TaskRecord): TaskRecord {
    holders[kind].set(record.address, worker)
    if (kind === 'sign') return record
    const taken = { ...record, worker, fence: record.fence + 1 }
    records.set(record.address, taken)
    return taken
  }

  const durationKey = ({ task, model = '' }: Capability) => `${task}/${model}`

  return {
    isShared: false,
    async add(found) {
      const fresh = found.filter(({ address }) => !records.has(address))
      const added = fresh.map((one) => newRecord(one, Date.now()))
      for (const record of added) records.set(record.address, record)
      forgetOldest()
      for (const record of added) changes.emit(record, undefined)
      return added
    },
    async get(address) {
      return records.get(getAddress(address))
    },
    async getMany(addresses) {
      return addresses.flatMap((address) => records.get(address) ?? [])
    },
    async list({ states, after, limit = PAGE } = {}) {
      return [...records.values()]
        .filter(({ state }) => states === undefined || states.includes(state))
        .filter(({ address }) => after === undefined || address > after)
        .toSorted((a, b) => (a.address < b.address ? -1 : 1))
        .slice(0, limit)
    },
    async counts() {
      const counts: Partial<Record<TaskState, number>> = {}
      for (const { state } of records.values()) counts[state] = (counts[state] ?? 0) + 1
      return counts
    },
    async move(record, move, outcome) {
      const moved = write(record, moveRecord(record, move, Date.now()))
      if (outcome !== undefined) settle(outcome)
      changes.emit(moved, record.state)
      return moved
    },
    async update(record, facts) {
      return write(record, { ...record, ...facts, updatedAt: Date.now() })
    },
    async claim(claim) {
      const { kind, limit } = claim
      return [...records.values()]
        .filter((record) => hasJob(kind, record.state) && !holders[kind].has(record.address))
        .filter((record) => kind === 'sign' || canRun(claim, record))
        .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0))
        .slice(0, limit)
        .map((record) => take(claim, record))
    },
    async touch() {
      // Nobody else could take them.
    },
    async release(kind, worker, addresses) {
      for (const [address, holder] of holders[kind]) {
        const isMeant = holder === worker && (addresses?.includes(address) ?? true)
        if (isMeant) holders[kind].delete(address)
      }
    },
    async sign(record, { purpose, move, firstNonce, sign }) {
      const taken = [...transactions.values()]
        .filter(({ status }) => LANDING.includes(status))
        .map(({ nonce }) => nonce)
      // Others see the number as taken while this one is being signed.
      const nonce = chooseNonce(firstNonce, new Set([...taken, ...signing]))
      signing.add(nonce)
      try {
        const signed = await sign(nonce)
        const now = Date.now()
        const { to, ...facts } = { ...move, hash: signed.hash }
        const isMove = to !== record.state
        const changed = { ...record, ...facts, updatedAt: now }
        const after = write(record, isMove ? moveRecord(record, { to, ...facts }, now) : changed)
        const status = 'signed'
        const transaction = {
          ...signed,
          purpose,
          task: record.address,
          status,
          createdAt: now,
        } as const
        transactions.set(signed.hash, transaction)
        if (isMove) changes.emit(after, record.state)
        return { record: after, transaction }
      } finally {
        signing.delete(nonce)
      }
    },
    async reprice(hash, signed) {
      const earlier = transactions.get(hash)
      if (earlier?.status !== 'signed') throw new StaleTaskError(hash)
      transactions.set(hash, { ...earlier, status: 'repriced' })
      const transaction = { ...earlier, ...signed, createdAt: Date.now() }
      transactions.set(signed.hash, transaction)
      return transaction
    },
    async listSigned(purpose) {
      return [...transactions.values()].filter(
        (one) => one.purpose === purpose && one.status === 'signed',
      )
    },
    async findSigned(nonce) {
      return [...transactions.values()].find(
        (one) => one.nonce === nonce && one.status === 'signed',
      )
    },
    async settle(outcome) {
      settle(outcome)
    },
    async getTransaction(task, purpose) {
      return [...transactions.values()].findLast(
        (one) => one.task === task && one.purpose === purpose && LANDING.includes(one.status),
      )
    },
    async listTransactions(address) {
      return [...transactions.values()].filter(({ task }) => task === address)
    },
    async getCursor(name) {
      return cursors.get(name)
    },
    async setCursor(name, value) {
      cursors.set(name, value)
    },
    async addDuration(capability, milliseconds) {
      const key = durationKey(capability)
      durations.set(key, [...(durations.get(key) ?? []), milliseconds].slice(-LATEST_RUNS))
    },
    async getDurations(capability) {
      return statisticsOf(durations.get(durationKey(capability)) ?? [])
    },
    async getSpent(since) {
      const recent = [...transactions.values()].filter(
        ({ createdAt, status }) => createdAt >= since && LANDING.includes(status),
      )
      return {
        fees: recent.reduce((sum, { fee = 0n }) => sum + fee, 0n),
        unsettled: recent.filter(({ fee }) => fee === undefined).length,
        attempts: recent.filter(({ purpose }) => purpose === 'attempt').length,
      }
    },
    async getMostGas(purpose) {
      const used = [...transactions.values()].flatMap((one) =>
        one.purpose === purpose && one.status === 'mined' ? (one.gasUsed ?? []) : [],
      )
      const latest = used.slice(-LATEST_TRANSACTIONS)
      return latest.reduce<bigint | undefined>(
        (max, gas) => (max && max > gas ? max : gas),
        undefined,
      )
    },
    async addFailure(model, hash, reason) {
      failures.set(`${model}\n${hash}`, reason)
      const [oldest] = failures.keys()
      if (failures.size > MAX_FAILURES && oldest !== undefined) failures.delete(oldest)
    },
    async findFailure(model, hash) {
      return failures.get(`${model}\n${hash}`)
    },
    async listDeclined(limit) {
      return [...records.values()]
        .filter(({ state }) => state === 'DECLINED')
        .toSorted((a, b) => b.updatedAt - a.updatedAt)
        .slice(0, limit)
    },
    async earnings() {
      return summariseEarnings([...records.values()], [...transactions.values()])
    },
    onChange: (listener) => changes.on(listener),
    onNews: (listener) => changes.onNews(listener),
  }
}

/**
 * A store that lasts as long as the process. The oldest finished tasks are forgotten first.
 *
 * @param maxRecords - how many tasks to remember for each account. Default 10 000.
 *
 * @example
 * ```ts
 * const provider = createProvider({ client, runner, sources, store: memoryStore(1000) })
 * ```
 */
export function memoryStore(maxRecords: number = DEFAULT_MAX_RECORDS): ProviderStore {
  const stores = new Map<string, TaskStore>()
  return {
    async of({ chainId, provider }) {
      const key = `${chainId}:${provider}`
      const store = stores.get(key) ?? memoryTaskStore(maxRecords)
      stores.set(key, store)
      return store
    },
    async close() {
      stores.clear()
    },
  }
}
