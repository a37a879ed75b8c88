import type { Runner } from '@taskmesh/inference-runner'
import type { TaskId } from '@taskmesh/tasks'
import { vi } from 'vitest'

/** Enough for a machine that is slow and busy. */
export const PATIENT = { timeout: 60_000, interval: 5 }

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The number of the process in which the model of a task runs, or of the first one that runs at all. */
export function enginePid(runner: Runner, task?: TaskId): number | undefined {
  const models = runner.models().filter((model) => task === undefined || model.task === task)
  return models.find(({ pid }) => pid !== undefined)?.pid
}

/** Waits until another process runs for a model, and returns its number. */
export function nextPid(runner: Runner, last: number, task?: TaskId): Promise<number> {
  const find = () => (enginePid(runner, task) === last ? undefined : enginePid(runner, task))
  return vi.waitUntil(find, PATIENT)
}
