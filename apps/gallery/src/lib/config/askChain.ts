import type { ChainState } from './chainState.ts'

const TIMEOUT_MS = 10_000
const LONGEST_ANSWER = 10_000
const QUESTION = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] })
/** The id in the answer to the question. */
const CHAIN_ID = /"result"\s*:\s*"(0x[0-9a-fA-F]{1,13})"/

/** Asks the node of a chain which chain it is on. Without a client of the chain, which is large. Never rejects. */
export async function askChain({
  rpcUrl: url,
  chainId: expected,
}: {
  rpcUrl: string
  chainId: number
}): Promise<ChainState> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: QUESTION,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await response.text()
    const found = text.length > LONGEST_ANSWER ? null : CHAIN_ID.exec(text)
    if (!response.ok || found === null) return { status: 'unreachable', url }
    const chainId = Number(found[1])
    return chainId === expected
      ? { status: 'connected', url, chainId }
      : { status: 'other', url, chainId, expected }
  } catch {
    return { status: 'unreachable', url }
  }
}
