import { messageOf } from './messageOf.ts'
import type { ExpectedMedia } from '../schema/expectedMedia.ts'
import type { Path } from './path.ts'

/** One thing wrong with a value. */
export interface Fault {
  readonly path: Path
  readonly code: string
  /** What would have been right, in words. */
  readonly expected: string
  /** What came, in words. */
  readonly received: string
  /** Both in a sentence that does not name the place. */
  readonly message: string
  readonly media?: ExpectedMedia | undefined
}

/** Makes a fault. */
export function toFault(
  { path, code, expected, media }: Pick<Fault, 'path' | 'code' | 'expected' | 'media'>,
  received: string,
): Fault {
  const message = messageOf(expected, received)
  return { path, code, expected, received, message, media }
}
