import type { VenuePrice } from '@taskmesh/venues'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import type { Payer } from './payer.ts'

/** In how many seconds a task that is published from these pages has to be answered. */
export const EXPIRES_IN_S = 600

/** What a run on the chain of the configuration costs; `undefined` without an account that could pay. */
export function priceOf(
  { payment }: NetworkChain,
  payer: Payer | undefined,
): VenuePrice | undefined {
  if (payer === undefined) return undefined
  return {
    amount: payment,
    symbol: 'OGPU',
    decimals: 18,
    expiresIn: EXPIRES_IN_S,
    account: payer.address,
    becomesPublic:
      'The request with its files, its parameters and the answer are stored where anybody can read them, with the address of the account, for good.',
  }
}
