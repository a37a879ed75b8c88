import type { Interference } from './brokenTransport.ts'

/**
 * A node that gives no receipts, and a signal that aborts when one was asked for: an action with it
 * loses sight of its transaction, however slow the machine is.
 */
export function lostReceipts(): { interfere: Interference; signal: AbortSignal } {
  const stop = new AbortController()
  const interfere: Interference = ({ method }) => {
    if (method !== 'eth_getTransactionReceipt') return undefined
    stop.abort()
    return Promise.resolve(null)
  }
  return { interfere, signal: stop.signal }
}
