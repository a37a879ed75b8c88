import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'

const LONGEST = 300

/** A command that calls a task of a server, for whoever has just started it. */
export function exampleCall(url: string, task: TaskId | undefined, needsKey: boolean): string {
  const key = needsKey ? ' -H "authorization: Bearer $KEY"' : ''
  const request = task === undefined ? undefined : TASK_EXAMPLES[task][0]?.request
  const body = JSON.stringify(request ?? {})
  // A picture on a command line helps nobody.
  if (task === undefined || body.length > LONGEST) return `curl ${url}/v1/models${key}`
  const quoted = body.replaceAll("'", String.raw`'\''`)
  return `curl ${url}/v1/tasks/${task}${key} -H 'content-type: application/json' -d '${quoted}'`
}
