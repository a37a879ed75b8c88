import type { TaskStatus } from '@taskmesh/contracts'
import { parseRequest, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import type { Address } from 'viem'
import type { Connection } from '../network/connectNetwork.ts'
import { runOnChain, type Outcome } from './runOnChain.ts'

export interface MainJobOptions {
  signal?: AbortSignal | undefined
  /** Is told each status of each task. */
  onStatus?: (task: TaskId, status: TaskStatus, address: Address) => void
  /** Is told when a task has its result. */
  onOutcome?: (outcome: Outcome) => void
  /** Is told when a task failed. */
  onFailure?: (task: TaskId, error: unknown) => void
}

/** How the job went: what ended well, and which tasks failed. */
export interface MainJobResult {
  outcomes: Outcome[]
  failed: TaskId[]
}

/** The first example of a task, checked. */
function firstRequest<Id extends TaskId>(task: Id) {
  return parseRequest(task, TASK_EXAMPLES[task][0]?.request)
}

/**
 * The main job: publishes the first example of every task that the network offers, all at once, and
 * waits for the results.
 */
export async function runMainJob(
  network: Connection,
  { signal, onStatus, onOutcome, onFailure }: MainJobOptions = {},
): Promise<MainJobResult> {
  const outcomes: Outcome[] = []
  const failed: TaskId[] = []
  const runOne = async (task: TaskId) => {
    try {
      const outcome = await runOnChain(
        network,
        { task, request: firstRequest(task) },
        { signal, onStatus: (status, address) => onStatus?.(task, status, address) },
      )
      outcomes.push(outcome)
      onOutcome?.(outcome)
      if (outcome.status !== 'FINALIZED') failed.push(task)
    } catch (error) {
      failed.push(task)
      onFailure?.(task, error)
    }
  }
  await Promise.all([...network.sources.keys()].map(runOne))
  return { outcomes, failed }
}
