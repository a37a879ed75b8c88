import type { Move } from '../store/taskRecord.ts'
import type { Work } from './work.ts'

/** Does what is due in a state. Without a move the task waits for the chain. */
export type Step = (work: Work) => Promise<Move | undefined>
