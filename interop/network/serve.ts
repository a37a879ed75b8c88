import type { Network } from '@taskmesh/cli/network'
import { createProvider, type ProvidedSource, type Provider } from '@taskmesh/provider'
import { createWalletClient, http, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

/** Lets the network's runner work for sources that somebody else published. */
export async function serve(
  { devnet, runner, storage }: Network,
  privateKey: Hex,
  sources: readonly ProvidedSource[],
): Promise<Provider> {
  const client = createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: devnet.chain,
    transport: http(),
    pollingInterval: 100,
  })
  const provider = createProvider({ client, runner, storage, sources })
  await provider.start()
  return provider
}
