import type { Devnet } from '@taskmesh/devnet'

/** Returns who plays which part on the local network. The first account of a devnet is its administrator. */
export function assignAccounts({ accounts }: Devnet) {
  const [, client, provider, master] = accounts
  return { client, provider, master }
}
