import { BadRequestError } from '../../core/errors.ts'

const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/

/**
 * Reads the header `Idempotency-Key`: a word, or a string in quotation marks.
 *
 * Source: draft-ietf-httpapi-idempotency-key-header.
 *
 * @returns `undefined` when there is none.
 * @throws {@link BadRequestError} when it is none.
 */
export function readIdempotencyKey(
  header: string | readonly string[] | undefined,
): string | undefined {
  if (header === undefined) return undefined
  const key = typeof header === 'string' ? header.trim().replace(/^"(.*)"$/, '$1') : ''
  if (KEY.test(key)) return key
  throw new BadRequestError('Idempotency-Key: expected one key of 1 to 255 printable characters.')
}
