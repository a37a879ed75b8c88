import type { TaskId } from '@taskmesh/tasks'

/** The tasks that an engine of `@taskmesh/inference-runner` runs, with a model that fits. */
export const ENGINE_TASKS: ReadonlySet<TaskId> = new Set([
  'image-classification',
  'summarization',
  'text-classification',
  'text-generation',
  'translation',
  'visual-question-answering',
] as const)
