import type { TaskId } from './registry/tasks.ts'
import type { Example } from './schema/example.ts'
import imageClassification from './tasks/image-classification/examples.ts'
import summarization from './tasks/summarization/examples.ts'
import textClassification from './tasks/text-classification/examples.ts'
import textGeneration from './tasks/text-generation/examples.ts'
import translation from './tasks/translation/examples.ts'
import visualQuestionAnswering from './tasks/visual-question-answering/examples.ts'

/** Examples of every task, by id. They feed docs, widgets, snippets and tests. */
export const TASK_EXAMPLES = {
  'text-classification': textClassification,
  'image-classification': imageClassification,
  'text-generation': textGeneration,
  'visual-question-answering': visualQuestionAnswering,
  translation: translation,
  summarization: summarization,
} as const satisfies { [Id in TaskId]: readonly Example<Id>[] }

export type { Example } from './schema/example.ts'
