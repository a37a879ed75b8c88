import { chainVenue, type ChainVenue } from '@taskmesh/venues/chain'
import { parseEther } from 'viem'
import type { Connection } from './connectNetwork.ts'

/** What a task pays on a local network, in wei. */
export const PAYMENT = parseEther('0.002')
/** How long a task may take. */
export const EXPIRES_IN_SECONDS = 600

/** Makes a venue of a local network: what it runs is paid, with money that is not real. */
export function networkVenue({ client, sources }: Connection): ChainVenue {
  return chainVenue({ client, sources, payment: PAYMENT, expiresIn: EXPIRES_IN_SECONDS })
}
