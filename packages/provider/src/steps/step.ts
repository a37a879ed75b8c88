import type { TaskState } from '../states/taskState.ts'
import type { TransactionOutcome } from '../store/signedTransaction.ts'
import type { Move, TaskRecord } from '../store/taskRecord.ts'
import type { Work } from './work.ts'

/**
 * What a step leads to: a move, with what became of a transaction and with the move that follows at
 * once, if one does; or a move that is stored already.
 */
export type Next = (Move & { outcome?: TransactionOutcome; next?: Move }) | { moved: TaskRecord }

/** Does what is due in a state. */
export type Step<W extends Work> = (work: W) => Promise<Next>

/** The steps of one kind of job. */
export type StepTable<W extends Work> = { readonly [State in TaskState]?: Step<W> }
