import type { TaskId } from '@taskmesh/tasks'
import type { Ability } from '@taskmesh/venues'

/** Why the runner does not run a task, and what a person can do about it. */
export function describeInability(
  task: TaskId,
  { code, reason }: Extract<Ability, { runnable: false }>,
): string {
  if (code === 'NO_MODEL') {
    return `No model for this task is served here. Try one in the terminal: “taskmesh run ${task} … --model <folder or Hub id>”.`
  }
  if (code === 'NO_ENGINE') {
    return `${reason} The form still shows what goes in, and the text on this page how the task is called.`
  }
  return reason
}
