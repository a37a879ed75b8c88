import { error } from '@sveltejs/kit'
import { isTaskId, TASK_IDS } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks/abouts'
import { readMarkdown } from '#lib/about/readMarkdown.ts'
import type { PageServerLoad } from './$types'

export const entries = () => TASK_IDS.map((id) => ({ id }))

// Runs when the pages are built: a page carries its own text and no Markdown parser.
export const load: PageServerLoad = ({ params }) => {
  if (!isTaskId(params.id)) error(404, `There is no task "${params.id}".`)
  return { task: params.id, about: readMarkdown(TASK_ABOUTS[params.id]) }
}
