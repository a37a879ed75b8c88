import type { MediaKind } from './mediaKind.ts'

/** What a place for media takes. */
export interface ExpectedMedia<Kind extends MediaKind = MediaKind> {
  kind: Kind
  /** Most bytes of one file. */
  maxBytes: number
}

/**
 * The key under which the parameters of a schema of media, and of its issues, hold what it takes. No
 * schema from elsewhere has it.
 */
export const MEDIA: unique symbol = /*#__PURE__*/ Symbol.for('taskmesh.media')

/** The parameters of a schema of media. */
export interface MediaParams<Kind extends MediaKind = MediaKind> {
  [MEDIA]: ExpectedMedia<Kind>
}

/** Reads what a place takes from the parameters of its schema or of an issue, where it is for media. */
export function expectedMedia(params: unknown): ExpectedMedia | undefined {
  return Reflect.get(Object(params), MEDIA)
}
