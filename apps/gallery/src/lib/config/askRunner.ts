import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { fetchRunnerTasks, RunnerUnreachableError, type RunnerTask } from '@taskmesh/venues'
import type { RunnerState } from './runnerState.ts'

/** Makes a state of what a runner's list of tasks failed with. */
export function unreachable(url: string, error: unknown): RunnerState {
  const reason = error instanceof TaskmeshError ? error.shortMessage : reasonOf(error)
  return {
    status: 'unreachable',
    url,
    reason,
    isReached: !(error instanceof RunnerUnreachableError),
  }
}

/** What a runner said, or what it failed with. */
export interface RunnerAnswer {
  runner: RunnerState
  /** What it can run; `undefined` when it did not say. */
  tasks?: readonly RunnerTask[]
}

/** Asks a runner what it runs. Never rejects. */
export async function askRunner(url: string): Promise<RunnerAnswer> {
  try {
    const tasks = await fetchRunnerTasks(url)
    const runnable = tasks.filter((task) => task.runnable).length
    return { tasks, runner: { status: 'connected', url, runnable } }
  } catch (error) {
    return { runner: unreachable(url, error) }
  }
}
