import type { TaskId } from '@taskmesh/tasks'
import type { RunnerTask } from '@taskmesh/venues'
import type { NetworkFile } from '@taskmesh/venues/network-file'

/** The tasks that can be tried from these pages: on the runner, or paid on the chain. */
export function runnableTasks(
  { chain }: NetworkFile,
  tasks: readonly RunnerTask[] = [],
): ReadonlySet<TaskId> {
  const served = tasks.filter(({ runnable }) => runnable).map(({ id }) => id)
  const offered = chain?.account === undefined ? [] : chain.sources.keys()
  return new Set([...served, ...offered])
}
