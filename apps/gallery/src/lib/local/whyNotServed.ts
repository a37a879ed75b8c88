import type { TaskId } from '@taskmesh/tasks'
import { ENGINE_TASKS } from './engineTasks.ts'

/** What a person can do about a task that the runner has no model for. */
export function whyNotServed(task: TaskId): string {
  return ENGINE_TASKS.has(task)
    ? `No model for this task is served here. Try one in the terminal: “taskmesh run ${task} … --model <folder or Hub id>”.`
    : 'No engine of the runner runs this task yet. The form still shows what goes in, and the text on this page how the task is called.'
}
