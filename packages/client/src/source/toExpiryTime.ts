import { InvalidExpiryError } from '../errors/publishErrors.ts'

/** When a task ends: either in so many seconds, or at a moment (a `Date`, or seconds since 1970). */
export type Expiry =
  | { expiresIn: number; expiresAt?: undefined }
  | { expiresAt: Date | number | bigint; expiresIn?: undefined }

function toMoment(expiresAt: Date | number | bigint | undefined): bigint {
  if (typeof expiresAt === 'bigint') return expiresAt
  const seconds = expiresAt instanceof Date ? Math.floor(expiresAt.getTime() / 1000) : expiresAt
  if (Number.isSafeInteger(seconds)) return BigInt(seconds ?? 0)
  throw new InvalidExpiryError(
    'expiresAt',
    'expiresAt: expected a Date or whole seconds since 1970; or give expiresIn in seconds',
  )
}

/**
 * Computes the moment that goes on the chain, in seconds since 1970.
 *
 * @param now - the time of the chain, in seconds since 1970.
 */
export function toExpiryTime({ expiresIn, expiresAt }: Expiry, now: bigint): bigint {
  if (expiresIn === undefined) return toMoment(expiresAt)
  if (Number.isFinite(expiresIn) && expiresIn > 0) return now + BigInt(Math.ceil(expiresIn))
  const got = typeof expiresIn === 'number' ? expiresIn : JSON.stringify(expiresIn)
  throw new InvalidExpiryError(
    'expiresIn',
    `expiresIn: expected seconds as a number, more than 0, got ${got}`,
  )
}
