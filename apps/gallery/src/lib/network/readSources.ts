import {
  findOffer,
  getProvidersOfSource,
  getSource,
  getSources,
  type GetSourceReturnType,
  type Offer,
} from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import type { Address } from 'viem'
import type { Network } from './openNetwork.ts'

/** Sources that are listed at once. */
export const SOURCES_PER_PAGE = 50

/** What a source's description says that it runs, or why it could not be read. */
export type Description = { offer: Offer | undefined } | { problem: string }

/** A source with its providers and what it runs. */
export interface SourceEntry {
  source: GetSourceReturnType
  providers: readonly Address[]
  description: Description
}

/** Descriptions are named by the hash of what they say, so one that was read stays as it is. */
const descriptions = new Map<string, Promise<Description>>()
const MAX_DESCRIPTIONS = 1000

async function describe({ storage }: Network, metadataUrl: string): Promise<Description> {
  try {
    return { offer: await findOffer(storage, metadataUrl) }
  } catch (error) {
    if (!(error instanceof TaskmeshError)) throw error
    descriptions.delete(metadataUrl)
    return { problem: error.shortMessage }
  }
}

function descriptionOf(network: Network, metadataUrl: string): Promise<Description> {
  const known = descriptions.get(metadataUrl)
  if (known !== undefined) return known
  const read = describe(network, metadataUrl)
  if (descriptions.size >= MAX_DESCRIPTIONS) descriptions.clear()
  descriptions.set(metadataUrl, read)
  return read
}

/**
 * Reads a source, who works for it, and what it runs.
 *
 * @throws SourceNotFoundError when there is none at the address; RpcError.
 */
export async function readSource(network: Network, address: Address): Promise<SourceEntry> {
  const [source, providers] = await Promise.all([
    getSource(network.client, { source: address }),
    getProvidersOfSource(network.client, { source: address }),
  ])
  return { source, providers, description: await descriptionOf(network, source.metadataUrl) }
}

/**
 * Reads the first sources of the network, oldest first.
 *
 * @param limit - how many at most.
 * @throws MissingContractError when the chain has no protocol; RpcError.
 */
export async function readSources(
  network: Network,
  limit = SOURCES_PER_PAGE,
): Promise<{ sources: SourceEntry[]; hasMore: boolean }> {
  const addresses = await getSources(network.client, { limit: limit + 1 })
  const sources = await Promise.all(
    addresses.slice(0, limit).map((address) => readSource(network, address)),
  )
  return { sources, hasMore: addresses.length > limit }
}
