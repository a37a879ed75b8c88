import { safeFetch } from '@taskmesh/content'
import { TaskmeshError } from '@taskmesh/errors'
import { MAX_MEDIA_BYTES, parseRequest, type TaskId } from '@taskmesh/tasks'
import { InvalidRequestError, type Issue } from '@taskmesh/tasks/errors'
import { inlineMedia } from '@taskmesh/tasks/media'
import { redactedReason } from '../errors/redactedReason.ts'
import { mapInBatches } from '../scheduling/mapInBatches.ts'
import {
  isMediaUrl,
  mediaIssue,
  mediaTextsOf,
  otherTypeOf,
  type MediaText,
} from './checkMediaTypes.ts'

/** Enough to know a format by. */
const FIRST_BYTES = 4096
const FETCHES_AT_ONCE = 8
const DEFAULT_TIMEOUT_MS = 10_000

/** Limits of {@link checkMedia}. */
export interface CheckMediaOptions {
  /** Hosts to reach although their address is not public, which most providers cannot. Default none. */
  allowHosts?: readonly string[] | undefined
  /** Most bytes of a file, as far as its server says how many it has. Default what runners read. */
  maxBytes?: number | undefined
  /** Milliseconds for each file. Default 10 000. */
  timeoutMs?: number | undefined
  signal?: AbortSignal | undefined
}

async function issueOf(media: MediaText, options: CheckMediaOptions): Promise<Issue | undefined> {
  const { maxBytes = MAX_MEDIA_BYTES, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options
  try {
    const limits = { maxBytes, timeoutMs, allowHosts: options.allowHosts, firstBytes: FIRST_BYTES }
    const { bytes, contentType } = await safeFetch(media.text, { ...limits, signal })
    if (contentType === 'text/html') return mediaIssue(media, 'an HTML page')
    const other = otherTypeOf(bytes, media.kind)
    return other === undefined ? undefined : mediaIssue(media, other)
  } catch (error) {
    signal?.throwIfAborted()
    const reason = error instanceof TaskmeshError ? error.shortMessage : redactedReason(error)
    return mediaIssue(media, `nothing that can be fetched (${reason})`)
  }
}

/**
 * Checks the files of a request before anybody is paid: those that are URLs are fetched, as far as it
 * takes to know their format. A provider does not take a task whose files it cannot fetch, and the
 * task then stays open until it expires.
 *
 * It says what is true now and from here: a provider fetches the file later, from elsewhere.
 *
 * @param request - the task's `inputs` and `parameters`.
 * @throws InvalidRequestError whose issues name each path at fault: a request that does not fit the
 * task's schema, a URL that leads to nothing, to something else, to a private address or to more than
 * `maxBytes`; the signal's reason when it was aborted.
 *
 * @example
 * ```ts
 * await checkMedia('image-classification', { inputs: 'data:image/png;base64,iVBORw0KGgo=' })
 * ```
 */
export async function checkMedia(
  task: TaskId,
  request: { inputs: unknown; parameters?: unknown },
  options: CheckMediaOptions = {},
): Promise<void> {
  const { inputs, parameters } = request
  const parsed = parseRequest(task, parameters === undefined ? { inputs } : { inputs, parameters })
  const all = mediaTextsOf(task, await inlineMedia(parsed))
  const issues = await mapInBatches(all, FETCHES_AT_ONCE, async (media) => {
    if (isMediaUrl(media.text)) return issueOf(media, options)
    const other = otherTypeOf(media.text, media.kind)
    return other === undefined ? undefined : mediaIssue(media, other)
  })
  const found = issues.filter((issue) => issue !== undefined)
  if (found.length > 0) throw new InvalidRequestError(task, found)
}
