import type { TaskRef } from '@taskmesh/tasks'
import { blankValue } from '../form/blankValue.ts'
import { fieldShape, type FieldShape } from '../form/fieldShape.ts'
import { MEDIA_LABELS } from '../media/mediaWords.ts'
import { factsOf } from '../task/taskSources.ts'

/** What a form shows for one input of a task. */
export interface TaskForm {
  shape: FieldShape
  /** Empty for an object, whose fields have labels of their own. */
  label: string
  /** What the input is, in words. */
  help: string
  /** The input of an empty form. */
  blank: unknown
}

function labelFor(shape: FieldShape): string {
  if (shape.kind === 'media') return MEDIA_LABELS[shape.media].label
  if (shape.kind === 'group') return ''
  return shape.kind === 'text' ? 'Text' : 'Input'
}

/** Makes the form of a task's input from its schema. */
export function taskForm(task: TaskRef): TaskForm {
  const schema = factsOf(task).jsonSchema.inputs
  const shape = fieldShape(schema)
  return { shape, label: labelFor(shape), help: schema.description ?? '', blank: blankValue(shape) }
}
