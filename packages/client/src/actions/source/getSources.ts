import { nexusAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import { contractAddress } from '../../connection/contractAddress.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { MissingContractError } from '../../errors/chainErrors.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readPage, type Page } from '../../reads/readPage.ts'

/** Parameters of {@link getSources}: which part of the list. */
export type GetSourcesParameters = Page

/** What {@link getSources} returns: addresses of sources. */
export type GetSourcesReturnType = Address[]

/**
 * Lists the sources of the network, oldest first, inactive ones included. Source: ABI of the Nexus;
 * OGPU SDK, changelog 0.2.2.
 *
 * @throws MissingContractError when the client’s chain has no protocol; RpcError.
 *
 * @example
 * ```ts
 * const first100 = await getSources(client)
 * const next100 = await getSources(client, { offset: 100 })
 * ```
 */
export async function getSources(
  client: TaskmeshClient,
  page: GetSourcesParameters = {},
): Promise<GetSourcesReturnType> {
  const contract = { address: contractAddress(client, 'nexus'), abi: nexusAbi } as const
  const reads = readPage(
    {
      count: () => readContract(client, { ...contract, functionName: 'getSourceCount' }),
      read: (lower, upper) =>
        readContract(client, { ...contract, functionName: 'getSources', args: [lower, upper] }),
    },
    page,
  )
  const sources = await readContractOf(
    reads,
    () => new MissingContractError('nexus', client.chain?.name),
  )
  return sources.filter((source) => source !== zeroAddress)
}
