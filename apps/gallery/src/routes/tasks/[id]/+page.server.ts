import { error } from '@sveltejs/kit'
import { DEMO_MODELS } from '@taskmesh/demo-models'
import { isTaskId, TASK_IDS, TASKS_WITHOUT_CALL } from '@taskmesh/tasks'
import { TASK_ABOUTS } from '@taskmesh/tasks/abouts'
import { readMarkdown } from '#lib/about/readMarkdown.ts'
import { isWithoutCall } from '#lib/pages/withoutCall.ts'
import type { PageServerLoad } from './$types'

export const entries = () => [...TASK_IDS, ...Object.keys(TASKS_WITHOUT_CALL)].map((id) => ({ id }))

/** The demonstration models know drawings and no photographs: their tasks begin with what they can do. */
function firstExample(id: string): 0 | 'showcase' {
  return Object.hasOwn(DEMO_MODELS, id) ? 0 : 'showcase'
}

// Runs when the pages are built: a page carries its own text and no Markdown parser.
export const load: PageServerLoad = ({ params: { id } }) => {
  if (isWithoutCall(id)) return { withoutCall: id }
  if (!isTaskId(id)) error(404, `There is no task "${id}".`)
  return { task: id, about: readMarkdown(TASK_ABOUTS[id]), example: firstExample(id) }
}
