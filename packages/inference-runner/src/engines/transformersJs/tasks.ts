import type { TaskId } from '@taskmesh/tasks'
import type { NotRunnable, TaskAdapter } from './adapter.ts'
import { imageClassification } from './imageClassification.ts'
import { summarization } from './summarization.ts'
import { textClassification } from './textClassification.ts'
import { textGeneration } from './textGeneration.ts'
import { translation } from './translation.ts'

const TASKS: Partial<Record<TaskId, TaskAdapter | NotRunnable>> = {
  'text-classification': textClassification,
  'image-classification': imageClassification,
  'text-generation': textGeneration,
  'visual-question-answering': { reason: 'transformers.js has no models for this task' },
  translation,
  summarization,
}

/** What transformers.js does with a task: an adapter, or the reason why it has none. */
export function decisionFor(task: TaskId): TaskAdapter | NotRunnable {
  return TASKS[task] ?? { reason: `this version of the runner has no adapter for ${task}` }
}
