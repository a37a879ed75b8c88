import { getChainTime, getTask, getWorkState, type GetTaskReturnType } from '@taskmesh/client'
import type { Work } from '../steps/work.ts'
import type { Move } from '../store/taskRecord.ts'

/** What the chain says about a task and this provider. */
export interface TaskView {
  task: GetTaskReturnType
  hasAttempted: boolean
  /** Seconds until the task has to be answered; negative when it is too late. */
  secondsLeft: number
  /** Where the chain shows that the task has gone already, if anywhere. */
  move: Move | undefined
}

function moveOf(
  task: GetTaskReturnType,
  response: Move['response'],
  secondsLeft: number,
): Move | undefined {
  if (response !== undefined) return { to: 'SUBMITTED', response }
  if (task.status === 'FINALIZED') return { to: 'LOST', reason: 'another response was taken' }
  if (task.status === 'CANCELED') return { to: 'LOST', reason: 'the client canceled the task' }
  if (task.status === 'EXPIRED') return { to: 'EXPIRED', reason: 'the task has expired' }
  if (secondsLeft <= 0) return { to: 'EXPIRED', reason: 'too little time was left' }
  return undefined
}

/** Reads from the chain how far a task is, before anything is done about it. */
export async function readTaskView(work: Work): Promise<TaskView> {
  const { client, provider, record, safetyMarginSeconds } = work
  const { address: taskAddress } = record
  const [task, { hasAttempted, response }, now] = await Promise.all([
    getTask(client, { taskAddress }),
    getWorkState(client, { taskAddress, provider }),
    getChainTime(client),
  ])
  const secondsLeft = Number(task.expiryTime - now) - safetyMarginSeconds
  return { task, hasAttempted, secondsLeft, move: moveOf(task, response, secondsLeft) }
}
