import type { TaskRef } from '@taskmesh/tasks'
import { mediaKindOf } from '@taskmesh/tasks/json-schema'
import { factsOf } from '../task/taskSources.ts'
import { ANSWER_VIEWS } from './answerView.ts'
import { FIELD_PARTS } from './fieldParts.ts'

/**
 * Loads what shows the answers of the widgets that are imported, and the field of a task whose input is a medium. A page
 * that renders a known answer on a server awaits it on both sides, so that all is there from the beginning.
 *
 * Rejects when something cannot be loaded.
 *
 * @param task - one whose entry is imported.
 */
export async function loadAnswerViews(task: TaskRef): Promise<void> {
  const isMedium = mediaKindOf(factsOf(task).jsonSchema.inputs) !== undefined
  const parts = isMedium ? [FIELD_PARTS.media, ...ANSWER_VIEWS] : ANSWER_VIEWS
  await Promise.all(parts.map((part) => part.load()))
}
