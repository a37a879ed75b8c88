import type { TaskId } from '../../registry/tasks.ts'
import { TASK_SCHEMAS } from '../../schemas.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { dialectOf } from './dialectOf.ts'
import { instancesForm } from './forms/instances.ts'
import type { HubClient } from './hubClient.ts'
import type { HubAnswerForm, HubForm, HubFormName } from './hubForm.ts'

/** The forms besides `inputs` in which the calls of a task come. */
function formsOf(task: TaskId): readonly HubForm[] {
  const { forms = [] } = dialectOf(task)
  return TASK_SCHEMAS[task].batch ? [...forms, instancesForm] : forms
}

/** A form besides `inputs`, by its name. */
export function findForm(task: TaskId, name: HubFormName): HubForm | undefined {
  return formsOf(task).find((form) => form.name === name)
}

/** Tells in which form a body comes, and so how its answer has to look. */
export function formOf(task: TaskId, body: unknown, client: HubClient | undefined): HubAnswerForm {
  const named = isJsonObject(body) ? body : {}
  const form = formsOf(task).find(({ isBody }) => isBody(named))
  const pieces = (client && form?.piecesFor?.[client.name]) ?? (form ?? dialectOf(task)).pieces
  const kept = form?.keep?.(named)
  return {
    name: form?.name ?? 'inputs',
    ...(client === undefined ? {} : { client }),
    ...(named['stream'] === true && pieces !== undefined ? { pieces } : {}),
    ...(kept === undefined ? {} : { kept }),
  }
}
