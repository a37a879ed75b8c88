import { MAX_URL_LENGTH } from '../schema/limits.ts'
import { MAX_MEDIA_TEXT_LENGTH, MIN_PLAIN_LETTERS } from '../schema/mediaTextLimits.ts'
import type { MediaKind } from '../schema/mediaKind.ts'
import type { JsonSchema } from './toJsonSchema.ts'

/** What `\s` stands for in JavaScript, spelled out: other engines take it for fewer or more characters. */
const SPACES = '\\t\\n\\v\\f\\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF'
const SCHEME = '[hH][tT][tT][pP][sS]?:'
const URL = `${SCHEME}//[^/?#${SPACES}]+(?:[/?#][^${SPACES}]*)?`

const LETTER = '[A-Za-z0-9+/_-]'
const BREAKS = '(?:\\r*\\n)*'
const END_OF_BASE64 = `(?:${LETTER}*\\r*\\n)*${LETTER}*(?:=${BREAKS}){0,2}`
const MEDIA_TYPE = '[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+'
const DATA_HEADER = `[dD][aA][tT][aA]: ?(?:${MEDIA_TYPE})?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,`
const DATA_URL = `${DATA_HEADER}${BREAKS}${LETTER}${END_OF_BASE64}`
const PLAIN = `${BREAKS}(?:${LETTER}${BREAKS}){${MIN_PLAIN_LETTERS}}${END_OF_BASE64}`

const TITLES = {
  image: 'Image',
  audio: 'Audio',
  video: 'Video',
  '3d': 'Model3d',
} as const satisfies Record<MediaKind, string>

/**
 * Media as JSON: strings that `isMediaText` takes and, since no pattern counts, base64 of a length that
 * no bytes have as well. One pattern, so that generated types have one name, without flags and
 * lookahead, so that the engines of all languages compile it.
 */
export function mediaJsonSchema(kind: MediaKind): JsonSchema {
  return {
    title: TITLES[kind],
    type: 'string',
    maxLength: MAX_MEDIA_TEXT_LENGTH,
    pattern: `^(?:${URL}|${DATA_URL}|${PLAIN})$`,
    // Python lets `$` match before a line break at the end.
    if: { not: { pattern: `^${SCHEME}` } },
    else: { maxLength: MAX_URL_LENGTH, not: { pattern: '\\n$' } },
    'x-media': kind,
  }
}
