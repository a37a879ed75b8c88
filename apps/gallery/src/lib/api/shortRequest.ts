import { TASK_SCHEMAS, mediaPaths, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'

const FILES: readonly (readonly [start: string, url: string])[] = [
  ['data:image/', 'https://example.com/picture.png'],
  ['data:audio/', 'https://example.com/sound.wav'],
  ['data:video/', 'https://example.com/video.mp4'],
  ['data:', 'https://example.com/file'],
]
const LONGEST = 100

function shorten(value: unknown): unknown {
  if (typeof value === 'string') {
    const file = FILES.find(([start]) => value.startsWith(start))
    return file === undefined || value.length <= LONGEST ? value : file[1]
  }
  if (Array.isArray(value)) return value.map(shorten)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shorten(part)]))
}

/** Whether a task takes files, which requests as JSON carry as addresses or base64. */
export function takesMedia(task: TaskId): boolean {
  const { inputs, parameters } = TASK_SCHEMAS[task]
  return mediaPaths(inputs).length > 0 || mediaPaths(parameters).length > 0
}

/** The request of a task's first example, with addresses in place of files. */
export function shortRequest<Id extends TaskId>(task: Id): TaskRequest<Id> {
  const [first] = TASK_EXAMPLES[task]
  const { inputs, parameters } = first?.request ?? { inputs: null }
  const request = {
    inputs: shorten(inputs),
    ...(parameters && { parameters: shorten(parameters) }),
  }
  // Of the same shape: an address stands where a file was.
  return request as TaskRequest<Id>
}
