import { reasonOf, walk } from '@taskmesh/errors'
import { SwitchChainError, UserRejectedRequestError, type Chain, type WalletClient } from 'viem'
import { WalletChainError } from './errors.ts'

/** Names of the error of a wallet that does not know a chain; some wrap it. */
function isUnknownChain(error: unknown): boolean {
  return (
    walk(error, (cause) => {
      if (cause instanceof SwitchChainError) return true
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
      return code === 4902 || code === -32_603
    }) !== undefined
  )
}

async function change(client: WalletClient, chain: Chain): Promise<void> {
  try {
    await client.switchChain({ id: chain.id })
  } catch (error) {
    if (!isUnknownChain(error)) throw error
    await client.addChain({ chain })
    if ((await client.getChainId()) !== chain.id) await client.switchChain({ id: chain.id })
  }
}

/**
 * Has a wallet go to a chain, and add it where the wallet does not know it; asks its user for that.
 *
 * @throws {@link WalletChainError} when the user declines, or the wallet stays on another chain.
 */
export async function useChain(client: WalletClient, chain: Chain, wallet: string): Promise<void> {
  if ((await client.getChainId()) === chain.id) return
  try {
    await change(client, chain)
  } catch (error) {
    const isDeclined = walk(error, (cause) => cause instanceof UserRejectedRequestError)
    const reason = isDeclined ? 'you declined' : reasonOf(error).split('\n')[0]
    throw new WalletChainError(wallet, chain, reason, error)
  }
  const now = await client.getChainId()
  if (now !== chain.id) throw new WalletChainError(wallet, chain, `it is on the chain ${now}`)
}
