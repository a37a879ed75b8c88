import { MAX_MEDIA_TEXT_LENGTH } from '../schema/media.ts'
import { MAX_URL_LENGTH } from '../schema/limits.ts'
import type { MediaKind } from '../schema/mediaKind.ts'
import type { JsonSchema } from './toJsonSchema.ts'

/** What `\s` stands for in JavaScript, spelled out: other engines take it for fewer or more characters. */
const SPACES = '\\t\\n\\v\\f\\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF'
const SCHEME = '[hH][tT][tT][pP][sS]?:'
const URL = `${SCHEME}//[^/?#${SPACES}]+(?:[/?#][^${SPACES}]*)?`
const DATA_HEADER =
  'data:(?:[a-zA-Z]+/[a-zA-Z0-9.+-]+)?(?:;[a-zA-Z0-9-]+=[^;,]{0,100}){0,4};base64,'
const LETTER = '[A-Za-z0-9+/]'

const TITLES = {
  image: 'Image',
  audio: 'Audio',
  video: 'Video',
  '3d': 'Model3d',
} as const satisfies Record<MediaKind, string>

/**
 * Media as JSON: strings of three forms. One pattern without lookahead, which the engines of Go and Rust
 * do not have. Python lets `$` match before a line break at the end, so that one is refused apart.
 */
export function mediaJsonSchema(kind: MediaKind): JsonSchema {
  return {
    title: TITLES[kind],
    type: 'string',
    maxLength: MAX_MEDIA_TEXT_LENGTH,
    pattern: `^(?:${URL}|${DATA_HEADER}${LETTER}+={0,2}|${LETTER}{16}${LETTER}*={0,2})$`,
    if: { pattern: `^${SCHEME}` },
    then: { maxLength: MAX_URL_LENGTH, not: { pattern: '\\n$' } },
    'x-media': kind,
  }
}
