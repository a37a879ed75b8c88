/** What is known of the chain of the configuration. */
export type ChainState =
  /** The configuration has not been read, or the node not been asked. */
  | { status: 'looking' }
  /** The configuration names none. */
  | { status: 'none' }
  | { status: 'connected'; url: string; chainId: number }
  /** Its node is on another chain than the configuration says. */
  | { status: 'other'; url: string; chainId: number; expected: number }
  /** Its node did not answer, or not as one does. It is asked again. */
  | { status: 'unreachable'; url: string }

/** Names of the chains that people know by one. */
const NAMES: Readonly<Record<number, string>> = { 1071: 'OGPU', 200820172034: 'OGPU devnet' }

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

/**
 * Says in a few words how the connection to the chain is; nothing when there is none.
 *
 * @example
 * ```ts
 * describeChain({ status: 'connected', url: 'http://127.0.0.1:8545', chainId: 200820172034 })
 * // 'OGPU devnet at 127.0.0.1:8545'
 * ```
 */
export function describeChain(chain: ChainState): string | undefined {
  if (chain.status === 'looking' || chain.status === 'none') return undefined
  const host = hostOf(chain.url)
  if (chain.status === 'unreachable') return `The chain at ${host} does not answer`
  if (chain.status === 'connected')
    return `${NAMES[chain.chainId] ?? `Chain ${chain.chainId}`} at ${host}`
  return `${host} is on the chain ${chain.chainId}, not on ${chain.expected}`
}
