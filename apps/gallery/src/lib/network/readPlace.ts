import { isAddress, type Address } from 'viem'

/** What of the network a page shows. */
export type Place =
  | { view: 'network' }
  | { view: 'source'; address: Address }
  | { view: 'task'; address: Address }
  | { view: 'unreadable'; text: string }

const LONGEST_TEXT = 100

/**
 * Reads what a page is to show from its address: `?source=0x…`, `?task=0x…` or nothing.
 *
 * @example
 * ```ts
 * readPlace(new URLSearchParams('task=0x1')) // { view: 'unreadable', text: '0x1' }
 * ```
 */
export function readPlace(parameters: Pick<URLSearchParams, 'get'>): Place {
  for (const view of ['task', 'source'] as const) {
    const text = parameters.get(view)?.trim()
    if (text === undefined || text === '') continue
    return isAddress(text, { strict: false })
      ? { view, address: text }
      : { view: 'unreadable', text: text.slice(0, LONGEST_TEXT) }
  }
  return { view: 'network' }
}
