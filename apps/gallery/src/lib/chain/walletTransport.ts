import { custom, http, type EIP1193Provider } from 'viem'

/** What only a wallet can answer. Everything else is read from the node of the configuration. */
const OF_WALLET =
  /^(?:wallet_\w+|personal_\w+|eth_(?:accounts|requestAccounts|chainId|sendTransaction|sign\w*))$/

/**
 * Makes a transport of a browser wallet that reads from a node: a wallet's own node may know nothing of a local chain.
 *
 * @param rpcUrl - of the node.
 */
export function walletTransport(wallet: EIP1193Provider, rpcUrl: string) {
  const node = http(rpcUrl)({})
  return custom({
    request: (call: { method: string; params?: unknown }): Promise<unknown> => {
      // The methods of both are typed one by one, and are handed through here.
      const ask: (call: never) => Promise<unknown> = OF_WALLET.test(call.method)
        ? wallet.request
        : node.request
      return ask(call as never)
    },
  })
}
