import type { TaskRef } from '@taskmesh/tasks'
import { fieldShape, type FieldShape } from '../form/fieldShape.ts'
import { factsOf } from '../task/taskSources.ts'
import { SCHEMA_OUTPUT } from './answerParts.ts'
import { ANSWER_VIEWS } from './answerView.ts'
import { FIELD_PARTS } from './fieldParts.ts'

type Part = { load: () => Promise<void> }

/** What shows a value of this shape, and the values in it that are there from the beginning. */
function partsOf(shape: FieldShape): Part[] {
  const { kind } = shape
  if (kind === 'nothing') return []
  if (kind === 'group') return [FIELD_PARTS.group, ...shape.fields.flatMap(partsOf)]
  if (kind === 'variants')
    return [FIELD_PARTS.variants, ...shape.options.flatMap(({ fields }) => fields.flatMap(partsOf))]
  if (kind === 'items' || kind === 'entries') return [FIELD_PARTS[kind], ...partsOf(shape.item)]
  return [kind === 'media' || kind === 'table' ? FIELD_PARTS[kind] : FIELD_PARTS.value]
}

/**
 * Loads what shows the answers of the widgets that are imported, and the fields of a task's input. A page
 * that renders a known answer on a server awaits it on both sides, so that all is there from the beginning.
 *
 * Rejects when something cannot be loaded.
 *
 * @param task - one whose entry is imported.
 */
export async function loadAnswerViews(task: TaskRef): Promise<void> {
  const isMadeFromSchema = ANSWER_VIEWS.includes(SCHEMA_OUTPUT)
  const shape = fieldShape(factsOf(task).jsonSchema.inputs)
  const fields = isMadeFromSchema || shape.kind === 'media' ? partsOf(shape) : []
  await Promise.all([...new Set([...fields, ...ANSWER_VIEWS])].map((part) => part.load()))
}
