import {
  findMedia,
  formatPath,
  mediaPaths,
  TASK_SCHEMAS,
  type MediaKind,
  type TaskId,
  type TaskRequest,
} from '@taskmesh/tasks'
import { createIssue, InvalidRequestError, type Issue } from '@taskmesh/tasks/errors'
import { sniffType } from '@taskmesh/tasks/media'

const EXPECTED: Record<MediaKind, string> = {
  image: 'an image (JPEG, PNG, GIF, WebP, AVIF, TIFF, BMP)',
  audio: 'a sound',
  video: 'a video',
  '3d': 'a 3D model',
}

/** Which kinds of files a task of each kind can have use for; sounds also come in films. */
const FITTING: Record<MediaKind, readonly string[]> = {
  image: ['image'],
  audio: ['audio', 'video'],
  video: ['video', 'audio'],
  '3d': ['model'],
}

/** The type that the first bytes of media show, when it is not one that it should be. */
function otherTypeOf(media: string, kind: MediaKind): string | undefined {
  if (/^https?:/i.test(media)) return undefined
  const type = sniffType(media)
  const [family = ''] = type.split('/')
  if (FITTING[kind].includes(family)) return undefined
  // Sounds, videos and 3D models have more formats than are known by their first bytes.
  if (family === 'application') return kind === 'image' ? 'a file of another kind' : undefined
  return type
}

function issuesOf(inputs: unknown, task: TaskId, keys: readonly number[]): Issue[] {
  return findMedia(inputs, mediaPaths(TASK_SCHEMAS[task].inputs)).flatMap((found) => {
    const { value, kind } = found
    const other = typeof value === 'string' ? otherTypeOf(value, kind) : undefined
    if (other === undefined) return []
    return createIssue({
      path: formatPath(['inputs', ...keys, ...found.keys]),
      code: 'invalid_media',
      expected: EXPECTED[kind],
      received: other,
    })
  })
}

/**
 * Refuses files that are plainly not what a task takes, before anybody is paid to find that out. A
 * URL is not fetched: only whoever runs the task can know what is there.
 *
 * @param request - one that fits the task's schema, with its media as strings.
 * @throws InvalidRequestError whose issues name each path at fault.
 */
export function checkMedia(task: TaskId, { inputs }: TaskRequest): void {
  const isBatch = TASK_SCHEMAS[task].batch && Array.isArray(inputs)
  const issues = isBatch
    ? inputs.flatMap((one, index) => issuesOf(one, task, [index]))
    : issuesOf(inputs, task, [])
  if (issues.length > 0) throw new InvalidRequestError(task, issues)
}
