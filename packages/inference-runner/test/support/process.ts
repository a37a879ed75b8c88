import type { Runner } from '@taskmesh/inference-runner'
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

/** The number of the first process in which a model of the runner is. */
export function enginePid(runner: Runner): number | undefined {
  return runner.models().find(({ pid }) => pid !== undefined)?.pid
}

/** Waits until another engine process runs, and returns its number. */
export function nextPid(runner: Runner, last: number): Promise<number> {
  const find = () => {
    const pid = enginePid(runner)
    return pid === last ? undefined : pid
  }
  return vi.waitUntil(find, PATIENT)
}
