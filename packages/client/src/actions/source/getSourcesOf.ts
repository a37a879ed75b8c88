import { nexusAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { contractAddress } from '../../connection/contractAddress.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { MissingContractError } from '../../errors/chainErrors.ts'
import { isNoSuchContract, readContractOf } from '../../reads/readContractOf.ts'
import type { Page } from '../../reads/readPage.ts'

/** Parameters of {@link getSourcesOf}: the owner, and which part of the list. */
export interface GetSourcesOfParameters extends Page {
  /** Who published them. Default: the client's account. */
  client?: Address | undefined
}

/** What {@link getSourcesOf} returns: addresses of sources. */
export type GetSourcesOfReturnType = Address[]

const DEFAULT_LIMIT = 100

/**
 * Lists the sources of a client, oldest first, inactive ones included. The chain does not count
 * them, so they are read one by one until there is no more. Source: ABI of the Nexus, `sourcesOf`.
 *
 * @throws MissingContractError when the client's chain has no protocol; RpcError.
 *
 * @example
 * ```ts
 * const mine = await getSourcesOf(client)
 * ```
 */
export async function getSourcesOf(
  client: TaskmeshClient,
  { client: owner, offset = 0, limit = DEFAULT_LIMIT }: GetSourcesOfParameters = {},
): Promise<GetSourcesOfReturnType> {
  const account = owner ?? requireAccount(client, 'getSourcesOf').address
  const contract = { address: contractAddress(client, 'nexus'), abi: nexusAbi } as const
  const sources: Address[] = []
  const missing = () => new MissingContractError('nexus', client.chain?.name)
  await readContractOf(
    readContract(client, { ...contract, functionName: 'getSourceCount' }),
    missing,
  )
  while (sources.length < limit) {
    const args = [account, BigInt(offset + sources.length)] as const
    const read = readContract(client, { ...contract, functionName: 'sourcesOf', args })
    const source = await read.catch((error: unknown) => {
      // An index beyond the end of the list reverts without a reason.
      if (isNoSuchContract(error)) return undefined
      return readContractOf(Promise.reject(error), missing)
    })
    if (source === undefined) break
    sources.push(source)
  }
  return sources
}
