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

/** Whether media is elsewhere: what is there is not known from it. */
export function isMediaUrl(media: string): boolean {
  return /^https?:/i.test(media)
}

/** The type that the first bytes of media show, when it is not one that it should be. */
export function otherTypeOf(media: string | Uint8Array, kind: MediaKind): string | undefined {
  const type = sniffType(media)
  const [family = ''] = type.split('/')
  if (FITTING[kind].includes(family)) return undefined
  // Sounds, videos and 3D models have more formats than are known by their first bytes.
  if (family === 'application') return kind === 'image' ? 'a file of another kind' : undefined
  return type
}

/** A file in a request, as a string: base64, or a URL. */
export interface MediaText {
  /** Where it is, such as `inputs.image`. */
  path: string
  kind: MediaKind
  text: string
}

function mediaOf(inputs: unknown, task: TaskId, keys: readonly number[]): MediaText[] {
  return findMedia(inputs, mediaPaths(TASK_SCHEMAS[task].inputs)).flatMap((found) => {
    const { value, kind } = found
    const path = formatPath(['inputs', ...keys, ...found.keys])
    return typeof value === 'string' ? { path, kind, text: value } : []
  })
}

/** Lists the files of a request that fits the task's schema, with its media as strings. */
export function mediaTextsOf(task: TaskId, { inputs }: TaskRequest): MediaText[] {
  const isBatch = TASK_SCHEMAS[task].batch && Array.isArray(inputs)
  return isBatch
    ? inputs.flatMap((one, index) => mediaOf(one, task, [index]))
    : mediaOf(inputs, task, [])
}

/** Says that there is something else than a file of this kind. */
export function mediaIssue({ path, kind }: MediaText, received: string): Issue {
  return createIssue({ path, code: 'invalid_media', expected: EXPECTED[kind], received })
}

/**
 * Refuses files that are plainly not what a task takes, before anybody is paid to find that out. A
 * URL is not fetched, which `checkMedia` does.
 *
 * @param request - one that fits the task's schema, with its media as strings.
 * @throws InvalidRequestError whose issues name each path at fault.
 */
export function checkMediaTypes(task: TaskId, request: TaskRequest): void {
  const issues = mediaTextsOf(task, request).flatMap((media) => {
    const other = isMediaUrl(media.text) ? undefined : otherTypeOf(media.text, media.kind)
    return other === undefined ? [] : mediaIssue(media, other)
  })
  if (issues.length > 0) throw new InvalidRequestError(task, issues)
}
