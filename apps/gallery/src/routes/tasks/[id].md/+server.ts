import { error } from '@sveltejs/kit'
import { isTaskId, TASK_IDS } from '@taskmesh/tasks'
import { taskMarkdown } from '#lib/twins/taskMarkdown.ts'
import type { RequestHandler } from './$types'

export const prerender = true
export const trailingSlash = 'never'
export const entries = () => TASK_IDS.map((id) => ({ id }))

export const GET: RequestHandler = ({ params: { id } }) => {
  if (!isTaskId(id)) error(404, `There is no task "${id}".`)
  return new Response(taskMarkdown(id), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  })
}
