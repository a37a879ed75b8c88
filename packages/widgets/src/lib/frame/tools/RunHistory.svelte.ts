import { isRecord } from '@taskmesh/errors'
import type { TaskRef, TaskRequest } from '@taskmesh/tasks'
import { formatJson } from '../../form/formatJson.ts'
import { RequestFiles } from '../../request/requestFiles.ts'
import type { RunAnswer } from '../../run/types.ts'
import { idOf, safeParseRequest } from '../../task/taskCalls.ts'

/** A run that is over. */
export interface HistoryEntry<Task extends TaskRef> {
  readonly id: number
  /** When it ended, in milliseconds since 1970. */
  readonly at: number
  readonly request: TaskRequest<Task>
  /** Label of the venue that ran it. */
  readonly venue: string
  readonly ms: number | undefined
  /** What it gave; `undefined` for a run of before the page was loaded. */
  readonly answer: RunAnswer<Task> | undefined
}

/** Most runs that are remembered. */
export const MAX_RUNS = 20
const MAX_STORED_LENGTH = 20_000

/** A request as a few words. */
export function titleOf(request: { inputs: unknown }): string {
  const text = formatJson(new RequestFiles().hide(request.inputs))
  return text.length > 90 ? `${text.slice(0, 90)}…` : text
}

/**
 * The last runs of a widget, newest first: in memory with their answers, and on wish for as long as the
 * tab lives, without files and answers.
 */
export class RunHistory<Task extends TaskRef> {
  readonly #task: Task
  readonly #key: string | undefined
  #entries: readonly HistoryEntry<Task>[] = $state.raw([])
  #count = 0

  /** @param isKept - whether requests are written to `sessionStorage`. */
  constructor(task: Task, isKept: boolean) {
    this.#task = task
    this.#key = isKept ? `taskmesh:runs:${idOf(task)}` : undefined
  }

  get entries(): readonly HistoryEntry<Task>[] {
    return this.#entries
  }

  /** Remembers what a run gave. An answer that was known without a run is none. */
  add(answer: RunAnswer<Task>): void {
    const { request, venue, ms } = answer
    if (venue === undefined) return
    this.#entries = [
      { id: this.#nextId(), at: Date.now(), request, venue, ms, answer },
      ...this.#entries,
    ].slice(0, MAX_RUNS)
    this.#write()
  }

  clear(): void {
    this.#entries = []
    this.#write()
  }

  /** Reads what an earlier page of this tab has written; what does not fit the task is left out. */
  restore(): void {
    const stored = this.#key === undefined ? [] : readStored(this.#key)
    const entries = stored.flatMap((one): HistoryEntry<Task>[] => {
      if (!isRecord(one) || typeof one['at'] !== 'number' || typeof one['venue'] !== 'string')
        return []
      const parsed = safeParseRequest(this.#task, one['request'])
      if (!parsed.success) return []
      const { at, venue, ms } = one
      return [
        {
          id: this.#nextId(),
          at,
          venue,
          request: parsed.data,
          ms: typeof ms === 'number' ? ms : undefined,
          answer: undefined,
        },
      ]
    })
    this.#entries = [...this.#entries, ...entries].slice(0, MAX_RUNS)
  }

  #nextId(): number {
    this.#count += 1
    return this.#count
  }

  #write(): void {
    if (this.#key === undefined) return
    const stored = this.#entries.flatMap(({ at, request, venue, ms }) => {
      const hidden = new RequestFiles().hide(request)
      const text = JSON.stringify({ at, venue, ms, request })
      const hasFiles = JSON.stringify(hidden) !== JSON.stringify(request)
      return hasFiles || text.length > MAX_STORED_LENGTH ? [] : [text]
    })
    try {
      sessionStorage.setItem(this.#key, `[${stored.join(',')}]`)
    } catch {
      // A page may forbid it, and it may be full: the runs in memory stay.
    }
  }
}

function readStored(key: string): unknown[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.slice(0, MAX_RUNS) : []
  } catch {
    return []
  }
}
