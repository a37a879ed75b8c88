import { ogpuStorage, type ContentStorage } from '@taskmesh/client'
import { ogpuDevnet, ogpuMainnet, ogpuTestnet } from '@taskmesh/contracts'
import type { TaskId } from '@taskmesh/tasks'
import type { Address, Chain, Hex } from 'viem'
import { NoNetworkError, readNetworkChain } from '../network/connectNetwork.ts'

/** Where `taskmesh dev` serves its gallery by default. */
export const USUAL_NETWORK = 'http://127.0.0.1:4173'

/** The chains that there are; `devnet` is one of `taskmesh dev`. */
export const CHAINS = { mainnet: ogpuMainnet, testnet: ogpuTestnet, devnet: ogpuDevnet } as const

export type ChainName = keyof typeof CHAINS

/** Which network is meant, as options say it. */
export interface NetworkOptions {
  /** `mainnet`, `testnet`, or the URL of the gallery of a `taskmesh dev`. */
  network?: string | undefined
  /** A node of one's own. */
  rpcUrl?: string | undefined
  /** A content store of one's own. */
  storageUrl?: string | undefined
}

/** Where a network is. All of it can be kept in a file. */
export interface NetworkPlace {
  chain: ChainName
  rpcUrl: string
  /** Default: the content service of the OGPU network. */
  storageUrl?: string | undefined
}

/** A network, and what is known about it. */
export interface ChosenNetwork extends NetworkPlace {
  /** The sources that a local network offers; empty for the others. */
  sources: ReadonlyMap<TaskId, Address>
  /** The key of a local network's account, which everybody knows and whose money is not real. */
  publicKey: Hex | undefined
  /** What a task pays on a local network, in wei. */
  payment?: bigint | undefined
}

/**
 * Finds out where a network is.
 *
 * @throws NoNetworkError, NotANetworkError.
 */
export async function chooseNetwork(options: NetworkOptions): Promise<ChosenNetwork> {
  const { network = USUAL_NETWORK, rpcUrl, storageUrl } = options
  if (network === 'mainnet' || network === 'testnet') {
    const [usual = ''] = CHAINS[network].rpcUrls.default.http
    return {
      chain: network,
      rpcUrl: rpcUrl ?? usual,
      storageUrl,
      sources: new Map(),
      publicKey: undefined,
    }
  }
  const found = await readNetworkChain(network)
  if (found === undefined) throw new NoNetworkError(network)
  return {
    chain: 'devnet',
    rpcUrl: rpcUrl ?? found.rpcUrl,
    storageUrl: storageUrl ?? found.storageUrl,
    sources: found.sources,
    publicKey: found.account?.privateKey,
    payment: found.payment,
  }
}

/** The chain of a network, as viem's clients take it. */
export function chainOf({ chain, rpcUrl }: NetworkPlace): Chain {
  return { ...CHAINS[chain], rpcUrls: { default: { http: [rpcUrl] } } }
}

/** The content storage of a network. */
export function storageOf({ storageUrl }: NetworkPlace): ContentStorage {
  return ogpuStorage(storageUrl === undefined ? {} : { url: storageUrl })
}
