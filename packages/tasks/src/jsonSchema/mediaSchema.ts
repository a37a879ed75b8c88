import { MAX_URL_LENGTH } from '../schema/limits.ts'
import { MAX_MEDIA_TEXT_LENGTH, MIN_PLAIN_LETTERS } from '../schema/mediaText.ts'

const END_OF_BASE64 = '[A-Za-z0-9+/_\\r\\n-]*(?:=[\\r\\n]*){0,2}$'

/**
 * Media as JSON: strings of three patterns, which take what `isMediaText` takes and, since no pattern
 * counts, base64 of a length that no bytes have as well. Without flags and lookahead, so that engines
 * of all languages compile them.
 */
export const MEDIA_SCHEMA = {
  type: 'string',
  maxLength: MAX_MEDIA_TEXT_LENGTH,
  anyOf: [
    {
      pattern: '^[hH][tT][tT][pP][sS]?://[^\\s/?#]+(?:[/?#]\\S*)?$',
      maxLength: MAX_URL_LENGTH,
    },
    {
      pattern: `^[dD][aA][tT][aA]: ?(?:[a-zA-Z]+/[a-zA-Z0-9!#$&^_.+-]+)?(?:; ?[a-zA-Z0-9-]+=[^;]{0,100}){0,4}; ?[bB][aA][sS][eE]64,[\\r\\n]*[A-Za-z0-9+/_-]${END_OF_BASE64}`,
    },
    { pattern: `^[\\r\\n]*(?:[A-Za-z0-9+/_-][\\r\\n]*){${MIN_PLAIN_LETTERS}}${END_OF_BASE64}` },
  ],
} as const
