import type { TaskId } from '@taskmesh/tasks'
import type { NotRunnable, TaskAdapter } from './adapter.ts'
import { imageClassification } from './imageClassification.ts'
import { summarization } from './summarization.ts'
import { textClassification } from './textClassification.ts'
import { textGeneration } from './textGeneration.ts'
import { translation } from './translation.ts'

/** What transformers.js does with each task: an adapter, or the reason why it has none. */
export const TRANSFORMERS_JS_TASKS = {
  'text-classification': textClassification,
  'image-classification': imageClassification,
  'text-generation': textGeneration,
  'visual-question-answering': { reason: 'transformers.js has no models for this task' },
  translation,
  summarization,
} as const satisfies Record<TaskId, TaskAdapter | NotRunnable>
