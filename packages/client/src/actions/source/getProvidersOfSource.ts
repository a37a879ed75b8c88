import { sourceAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { SourceNotFoundError } from '../../errors/publishErrors.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readPage, type Page } from '../../reads/readPage.ts'
import { readSourceList } from '../../reads/readSourceList.ts'

/** `offset` and `limit` count positions, those of providers that left included. */
export interface GetProvidersOfSourceParameters extends Page {
  source: Address
}

/** What {@link getProvidersOfSource} returns: addresses of providers. */
export type GetProvidersOfSourceReturnType = Address[]

/**
 * Lists the providers that are registered at a source. A provider that left leaves a hole on the
 * chain, which is left out here. Source: OGPU SDK, changelog 0.2.2.
 *
 * @throws SourceNotFoundError when there is none at the address.
 * @throws RpcError.
 *
 * @example
 * ```ts
 * const providers = await getProvidersOfSource(client, { source })
 * ```
 */
export async function getProvidersOfSource(
  client: TaskmeshClient,
  { source, ...page }: GetProvidersOfSourceParameters,
): Promise<GetProvidersOfSourceReturnType> {
  const contract = { address: source, abi: sourceAbi } as const
  const reads = readPage(
    {
      count: () => readContract(client, { ...contract, functionName: 'getRegistrantCount' }),
      read: (lower, upper) =>
        readSourceList(lower, upper, {
          range: (from, to) =>
            readContract(client, { ...contract, functionName: 'getRegistrants', args: [from, to] }),
          one: (index) =>
            readContract(client, { ...contract, functionName: 'registrants', args: [index] }),
        }),
    },
    page,
  )
  const providers = await readContractOf(reads, (cause) => new SourceNotFoundError(source, cause))
  return providers.filter((provider) => provider !== zeroAddress)
}
