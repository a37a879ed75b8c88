/** The kinds of media that a task can take or give. */
export const MEDIA_KINDS = ['image', 'audio', 'video', '3d'] as const

/** A kind of media that a task can take or give. */
export type MediaKind = (typeof MEDIA_KINDS)[number]

export function isMediaKind(value: unknown): value is MediaKind {
  return MEDIA_KINDS.some((kind) => kind === value)
}
