import { error } from '@sveltejs/kit'
import { DEMO_MODELS } from '@taskmesh/demo-models'
import { isTaskId, PIPELINE_DATA, TASK_IDS, TASKS_WITHOUT_CALL } from '@taskmesh/tasks'
import { isWithoutCall } from '#lib/pages/withoutCall.ts'
import { recordingOf } from '#lib/recordings/recordingOf.ts'
import { taskFacts } from '#lib/task/taskFacts.ts'
import type { PageServerLoad } from './$types'

export const entries = () => [...TASK_IDS, ...Object.keys(TASKS_WITHOUT_CALL)].map((id) => ({ id }))

/** The demonstration models know drawings and no photographs: their tasks begin with what they can do. */
function firstExample(id: string): 0 | 'showcase' {
  return Object.hasOwn(DEMO_MODELS, id) ? 0 : 'showcase'
}

// Runs when the pages are built: a page carries its own words and no parser of Markdown or of schemas.
export const load: PageServerLoad = ({ params: { id } }) => {
  if (isWithoutCall(id)) {
    return { withoutCall: { name: PIPELINE_DATA[id].name, summary: TASKS_WITHOUT_CALL[id] } }
  }
  if (!isTaskId(id)) error(404, `There is no task "${id}".`)
  return {
    task: id,
    facts: taskFacts(id),
    example: firstExample(id),
    recording: recordingOf(id),
  }
}
