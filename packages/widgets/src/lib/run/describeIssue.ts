import type { Issue } from '@taskmesh/tasks'
import { formatBytes, MEDIA_LABELS } from '../media/mediaWords.ts'

/**
 * What a value should have been, in words that fit after the label of its field.
 *
 * @example
 * ```ts
 * describeIssue({ expected: 'at least 1 character' }) // 'at least 1 character'
 * describeIssue({ expected: '…', media: { kind: 'image', maxBytes: 1024 } })
 * // 'an image of at most 1.0 KiB, from a file or an address that begins with http:// or https://'
 * ```
 */
export function describeIssue({ expected, media }: Pick<Issue, 'expected' | 'media'>): string {
  if (media === undefined) return expected
  const { article } = MEDIA_LABELS[media.kind]
  return `${article} of at most ${formatBytes(media.maxBytes)}, from a file or an address that begins with http:// or https://`
}
