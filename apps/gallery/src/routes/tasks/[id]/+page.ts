import { error } from '@sveltejs/kit'
import { isTaskId, TASK_IDS } from '@taskmesh/tasks'
import type { PageLoad } from './$types'

export const entries = () => TASK_IDS.map((id) => ({ id }))

export const load: PageLoad = ({ params }) => {
  if (!isTaskId(params.id)) error(404, `There is no task "${params.id}".`)
  return { task: params.id }
}
