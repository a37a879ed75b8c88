import { MAX_MEDIA_BYTES, type MediaKind } from '@taskmesh/tasks'
import { formatBytes, MEDIA_LABELS } from '../media/mediaWords.ts'
import type { Translate } from '../messages/useTranslate.ts'
import { mediaProblem } from './mediaTransfer.ts'

const TIMEOUT_MS = 30_000

/** A file from an address, or why there is none, as a sentence. */
export type FetchedMedia = { file: Blob } | { problem: string }

async function readLimited(response: Response): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = response.body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (piece === undefined || piece.done) break
    const { value } = piece
    size += value.length
    if (size > MAX_MEDIA_BYTES) {
      await reader?.cancel()
      return undefined
    }
    parts.push(value)
  }
  return new Blob(parts, { type: response.headers.get('content-type')?.split(';')[0] ?? '' })
}

/**
 * Loads a piece of media into the page, of at most 20 MiB and within 30 seconds, without cookies.
 *
 * @param t - what words the problem.
 * @returns a problem in words when the site does not let other pages read it (CORS), does not have it,
 * or has something else there.
 *
 * @example
 * ```ts
 * await fetchMedia('image', 'https://example.com/cat.png', t) // { file } or { problem: 'The site …' }
 * ```
 */
export async function fetchMedia(
  kind: MediaKind,
  address: string,
  t: Translate,
): Promise<FetchedMedia> {
  try {
    const response = await fetch(address, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    })
    if (!response.ok)
      return { problem: t('The site answered with {0} at that address.', response.status) }
    const file = await readLimited(response)
    if (file === undefined) {
      return {
        problem: t(
          'That {0} has more than {1}, which is the most that is allowed.',
          t(MEDIA_LABELS[kind].name),
          formatBytes(MAX_MEDIA_BYTES),
        ),
      }
    }
    const problem = mediaProblem(kind, file, t)
    return problem === undefined ? { file } : { problem }
  } catch (error) {
    return { problem: whyNot(error, address, t) }
  }
}

/** A browser does not say whether a site is away or only does not allow it. */
function whyNot(error: unknown, address: string, t: Translate): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return t('The site gave nothing within {0} seconds.', TIMEOUT_MS / 1000)
  }
  const site = URL.canParse(address) ? new URL(address).host : t('the site')
  return t(
    'This page could not read it: {0} does not allow other pages to (CORS), or can’t be reached. The address itself can still be sent.',
    site,
  )
}
