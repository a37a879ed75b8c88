import { MAX_MEDIA_BYTES } from '../../schema/limits.ts'
import type { MediaKind } from '../../schema/mediaKind.ts'
import { mediaWords } from '../../schema/mediaWords.ts'
import { fail, STOPS_ALL } from '../faults.ts'
import type { MediaNode } from '../node.ts'
import { isMedia } from './isMedia.ts'

/** A piece of media in any of its forms. */
/*#__NO_SIDE_EFFECTS__*/
export function media(kind: MediaKind): MediaNode {
  return {
    type: 'media',
    kind,
    run(value, faults) {
      if (!isMedia(value))
        fail(faults, 'custom', mediaWords(kind), STOPS_ALL, undefined, [], {
          kind,
          maxBytes: MAX_MEDIA_BYTES,
        })
      return value
    },
  }
}
