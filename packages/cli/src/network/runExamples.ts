import { parseRequest, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import type { ChainProgress } from '@taskmesh/venues/chain'
import { toOutcome, type Outcome } from '../output/outcome.ts'
import type { Connection } from './connectNetwork.ts'
import { networkVenue } from './networkVenue.ts'

export interface RunExamplesOptions {
  signal?: AbortSignal | undefined
  /** Called with each step of each task. */
  onProgress?: (task: TaskId, progress: ChainProgress) => void
  /** Called when a task has its result. */
  onOutcome?: (outcome: Outcome) => void
  /** Called when a task failed. */
  onFailure?: (task: TaskId, error: unknown) => void
}

/** How the tasks ended: what ended well, and which tasks failed. */
export interface ExamplesResult {
  outcomes: Outcome[]
  failed: TaskId[]
}

/**
 * Runs the first example of these tasks, which a network offers, all at once, and waits for the results. A task
 * that fails does not end the others.
 */
export async function runExamples(
  network: Connection,
  tasks: readonly TaskId[],
  { signal, onProgress, onOutcome, onFailure }: RunExamplesOptions = {},
): Promise<ExamplesResult> {
  const venue = networkVenue(network)
  const outcomes: Outcome[] = []
  const failed: TaskId[] = []
  const runOne = async <Id extends TaskId>(task: Id) => {
    try {
      const request = parseRequest(task, TASK_EXAMPLES[task][0]?.request)
      const options = { signal, onProgress: (step: ChainProgress) => onProgress?.(task, step) }
      const outcome = toOutcome(task, request, await venue.run(task, request, options))
      outcomes.push(outcome)
      onOutcome?.(outcome)
      if (outcome.status !== 'FINALIZED') failed.push(task)
    } catch (error) {
      failed.push(task)
      onFailure?.(task, error)
    }
  }
  await Promise.all(tasks.map((task) => runOne(task)))
  return { outcomes, failed }
}
