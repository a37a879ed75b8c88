import { InvalidPaymentError } from '../errors/publishErrors.ts'

/** Returns a payment in wei; refuses what is none. */
export function checkPayment(payment: unknown): bigint {
  if (typeof payment === 'bigint') {
    if (payment >= 0n) return payment
    throw new InvalidPaymentError(`payment: expected 0 wei or more, got ${payment}`)
  }
  throw new InvalidPaymentError(
    "payment: expected an amount in wei as a bigint, such as parseEther('0.002')",
  )
}
