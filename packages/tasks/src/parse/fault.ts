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
