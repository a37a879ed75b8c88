import type { TaskId } from '@taskmesh/tasks'
import type { Run, RunContext, RunResult } from '../src/lib/index.ts'

/** One call of a run, which the test answers. */
export interface OpenCall {
  context: RunContext
  resolve: (result: RunResult) => void
  reject: (error: Error) => void
}

/** A way to run whose calls stay open until the test answers them, one by one. */
export function openRun<Id extends TaskId = TaskId>(): { run: Run<Id>; calls: OpenCall[] } {
  const calls: OpenCall[] = []
  const run: Run<Id> = (_, context) =>
    new Promise((resolve, reject) => calls.push({ context, resolve, reject }))
  return { run, calls }
}
