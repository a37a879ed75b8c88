import { TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import type { StreamFormat } from '@taskmesh/tasks/dialects/stream'

/** A task whose answer comes in pieces, in a format that servers have for it. */
export type StreamedTask = Exclude<StreamFormat, 'completion'>

const STREAMED: Readonly<Record<StreamedTask, true>> = {
  'chat-completion': true,
  'text-generation': true,
  'text2text-generation': true,
}

/** Whether the answer of a task comes in pieces, in a format that is known. */
export function isStreamed(task: TaskId): task is StreamedTask {
  return 'stream' in TASK_SCHEMAS[task] && Object.hasOwn(STREAMED, task)
}
