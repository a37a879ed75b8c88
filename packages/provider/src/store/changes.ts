import type { Address } from 'viem'
import type { TaskState } from '../states/taskState.ts'
import type { TaskRecord } from './taskRecord.ts'

/**
 * Is called with each record that a store adds or moves, and the state before: `undefined` for a
 * task that was just found.
 */
export type ChangeListener = (record: TaskRecord, from: TaskState | undefined) => void

/** That tasks were added or one was moved, by whatever process. */
export interface TaskNews {
  /** The task that was moved; nothing for those that were added. */
  address?: Address | undefined
  /** The state before; nothing for those that were added. */
  from?: TaskState | undefined
  to: TaskState
}

/** Is called with what any process has done. */
export type NewsListener = (news: TaskNews) => void

/** Who is to be called when a store changes a record. */
export interface Changes {
  emit: ChangeListener
  on(listener: ChangeListener): () => void
  /** Tells what another process has done. */
  tell: NewsListener
  onNews(listener: NewsListener): () => void
}

function listeners<Args extends unknown[]>() {
  const all = new Set<(...args: Args) => void>()
  return {
    call(...args: Args) {
      for (const listener of all) listener(...args)
    },
    add(listener: (...args: Args) => void) {
      all.add(listener)
      return () => void all.delete(listener)
    },
  }
}

/** Makes the listeners of a store. */
export function createChanges(): Changes {
  const own = listeners<Parameters<ChangeListener>>()
  const news = listeners<Parameters<NewsListener>>()
  return {
    emit(record, from) {
      own.call(record, from)
      news.call({ address: record.address, from, to: record.state })
    },
    on: own.add,
    tell: news.call,
    onNews: news.add,
  }
}
