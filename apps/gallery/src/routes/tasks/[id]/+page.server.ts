import { error } from '@sveltejs/kit'
import { isTaskId, TASK_IDS, TASKS_WITHOUT_CALL } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks/abouts'
import { readMarkdown } from '#lib/about/readMarkdown.ts'
import { isWithoutCall } from '#lib/pages/withoutCall.ts'
import type { PageServerLoad } from './$types'

export const entries = () => [...TASK_IDS, ...Object.keys(TASKS_WITHOUT_CALL)].map((id) => ({ id }))

// Runs when the pages are built: a page carries its own text and no Markdown parser.
export const load: PageServerLoad = ({ params: { id } }) => {
  if (isWithoutCall(id)) return { withoutCall: id }
  if (!isTaskId(id)) error(404, `There is no task "${id}".`)
  return { task: id, about: readMarkdown(TASK_ABOUTS[id]) }
}
