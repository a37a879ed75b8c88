import { isRecord } from '@taskmesh/errors'

/** The kinds of media that a task can take or give. */
export const MEDIA_KINDS = ['image', 'audio', 'video', '3d'] as const

/** A kind of media that a task can take or give. */
export type MediaKind = (typeof MEDIA_KINDS)[number]

/** What a place for media takes. */
export interface ExpectedMedia<Kind extends MediaKind = MediaKind> {
  kind: Kind
  /** Most bytes of one file. */
  maxBytes: number
}

export function isMediaKind(value: unknown): value is MediaKind {
  return MEDIA_KINDS.some((kind) => kind === value)
}

/**
 * Reads what a place for media takes, from the facts of a schema, of an issue or of an error from
 * elsewhere.
 *
 * @returns `undefined` when the facts are not about media.
 */
export function readExpectedMedia(facts: unknown): ExpectedMedia | undefined {
  if (!isRecord(facts) || !isRecord(facts['media'])) return undefined
  const { kind, maxBytes } = facts['media']
  const isSize = typeof maxBytes === 'number' && Number.isFinite(maxBytes) && maxBytes > 0
  return isMediaKind(kind) && isSize ? { kind, maxBytes } : undefined
}
