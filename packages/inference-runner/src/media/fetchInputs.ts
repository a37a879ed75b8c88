import type { TaskId } from '@taskmesh/tasks'
import { MediaError } from '../errors.ts'
import { mapMedia } from './mapMedia.ts'
import { isMediaUrl, readMedia, type ReadMediaOptions } from './readMedia.ts'

/** Most bytes that the files of one call may have together. */
const MAX_FETCHED_BYTES = 100 * 1024 * 1024

/**
 * Fetches the media of a call that are given by URL, one after the other: bytes come in the places of URLs.
 *
 * @throws {@link MediaError} with the path of what cannot be fetched, such as `inputs[2].image`.
 */
export async function fetchInputs(
  task: TaskId,
  inputs: readonly unknown[],
  { isBatch, ...options }: ReadMediaOptions & { isBatch: boolean },
): Promise<unknown[]> {
  let fetchedBytes = 0
  return mapMedia(task, inputs, isBatch, async ({ value, path }) => {
    if (!isMediaUrl(value)) return value
    const bytes = await readMedia(value, path, options)
    options.signal?.throwIfAborted()
    fetchedBytes += bytes.byteLength
    if (fetchedBytes <= MAX_FETCHED_BYTES) return bytes
    throw new MediaError(path, `expected files of at most ${MAX_FETCHED_BYTES} bytes in one call`)
  })
}
