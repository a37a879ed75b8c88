import imageClassification from '../tasks/image-classification/meta.ts'
import summarization from '../tasks/summarization/meta.ts'
import textClassification from '../tasks/text-classification/meta.ts'
import textGeneration from '../tasks/text-generation/meta.ts'
import translation from '../tasks/translation/meta.ts'
import visualQuestionAnswering from '../tasks/visual-question-answering/meta.ts'

/** Every task, by id. */
export const TASKS = {
  'text-classification': textClassification,
  'image-classification': imageClassification,
  'text-generation': textGeneration,
  'visual-question-answering': visualQuestionAnswering,
  translation: translation,
  summarization: summarization,
} as const

/** The name of a task: `"text-classification"`, `"translation"`, … */
export type TaskId = keyof typeof TASKS

function isTaskKey(value: string): value is TaskId {
  return Object.hasOwn(TASKS, value)
}

/** The names of all tasks, in the order in which lists show them. */
export const TASK_IDS: readonly TaskId[] = /*#__PURE__*/ Object.keys(TASKS).filter(isTaskKey)

/** Tells whether a value is the name of a task. */
export function isTaskId(value: unknown): value is TaskId {
  return typeof value === 'string' && isTaskKey(value)
}
