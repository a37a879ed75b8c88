const FORMAT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })
/** Beyond it, `Date` knows no day. */
const LAST_SECOND = 8_640_000_000_000n

/**
 * Writes a moment of the chain as people read it.
 *
 * @param seconds - since 1970; anything can be on the chain.
 */
export function formatMoment(seconds: bigint): string {
  return seconds > LAST_SECOND ? 'never' : FORMAT.format(new Date(Number(seconds) * 1000))
}
