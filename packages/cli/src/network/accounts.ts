import type { Devnet } from '@taskmesh/devnet'

/** Who plays which part on the local network. The first account of the devnet is its administrator. */
export function castAccounts({ accounts }: Devnet) {
  const [, client, provider, master] = accounts
  if (client === undefined || provider === undefined || master === undefined) {
    throw new Error('The devnet has too few accounts.')
  }
  return { client, provider, master }
}
