import type { TaskParameters } from '../../schemas.ts'

/** A word of the page, or where it is. */
export type WordBox = NonNullable<
  TaskParameters<'document-question-answering'>['word_boxes']
>[number]
