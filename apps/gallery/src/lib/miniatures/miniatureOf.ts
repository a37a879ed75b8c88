import type { TaskId } from '@taskmesh/tasks'
import type { TaskMini } from './mini.ts'
import miniatures from './generated/miniatures.json' with { type: 'json' }

// The script that writes them has every task; JSON has no literal types.
const MINIATURES = miniatures as unknown as Readonly<Record<TaskId, TaskMini>>

/** What goes into a task and what comes out, drawn small from its first example. */
export function miniatureOf(task: TaskId): TaskMini {
  return MINIATURES[task]
}
