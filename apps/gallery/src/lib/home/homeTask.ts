import type { Modality, TaskId } from '@taskmesh/tasks'
import type { TaskMini } from '../miniatures/mini.ts'

/** What the list of all tasks says about one. */
export interface HomeTask {
  id: TaskId
  name: string
  summary: string
  modality: Modality
  mini: TaskMini
}

/** The tasks that can be run, by where; a set that is not known yet is left out. */
export interface Places {
  /** On the runner that the pages are connected to. */
  here?: ReadonlySet<TaskId> | undefined
  /** In the browser itself. */
  browser?: ReadonlySet<TaskId> | undefined
  /** On the chain, against a payment. */
  chain?: ReadonlySet<TaskId> | undefined
}

/** A place where tasks can be run, from the point of view of a visitor. */
export type Place = keyof Places

export const PLACES = [
  { id: 'here', label: 'Runs here', mark: 'here' },
  { id: 'browser', label: 'In the browser', mark: 'browser' },
  { id: 'chain', label: 'On the chain', mark: 'chain' },
] as const satisfies readonly { id: Place; label: string; mark: string }[]
