import { nexusAbi, sourceAbi } from '@taskmesh/contracts'
import { isAddressEqual, type Address } from 'viem'
import { multicall, readContract } from 'viem/actions'
import { contractAddress } from '../connection/contractAddress.ts'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { SourceNotFoundError } from '../errors/publishErrors.ts'
import { isNoSuchContract, readContractOf } from '../reads/readContractOf.ts'

/** Asked for at once. Most clients have fewer sources. */
const PAGE = 8
const MAX_SOURCES = 200

async function readOwner(client: TaskmeshClient, source: Address): Promise<Address> {
  const call = { address: source, abi: sourceAbi, functionName: 'getClient' } as const
  const missing = (cause: unknown) => new SourceNotFoundError(source, cause)
  return readContractOf(readContract(client, call), missing)
}

async function readOne(
  client: TaskmeshClient,
  owner: Address,
  index: number,
): Promise<Address | undefined> {
  const address = contractAddress(client, 'nexus')
  const args = [owner, BigInt(index)] as const
  const call = { address, abi: nexusAbi, functionName: 'sourcesOf', args } as const
  try {
    return await readContract(client, call)
  } catch (error) {
    // An index beyond the end of the list reverts without a reason.
    if (isNoSuchContract(error)) return undefined
    return readContractOf(Promise.reject(error), () => new SourceNotFoundError(owner, error))
  }
}

async function readPage(
  client: TaskmeshClient,
  owner: Address,
  indexes: readonly number[],
): Promise<(Address | undefined)[]> {
  if (client.chain?.contracts?.['multicall3'] === undefined) {
    return Promise.all(indexes.map((index) => readOne(client, owner, index)))
  }
  const address = contractAddress(client, 'nexus')
  const call = { address, abi: nexusAbi, functionName: 'sourcesOf' } as const
  const contracts = indexes.map((index) => ({ ...call, args: [owner, BigInt(index)] as const }))
  const reads = multicall(client, { contracts, allowFailure: true })
  const results = await readContractOf(reads, () => new SourceNotFoundError(owner))
  return results.map(({ result }) => result)
}

async function read(client: TaskmeshClient, source: Address): Promise<Address[]> {
  const owner = await readOwner(client, source)
  const sources: Address[] = [source]
  for (let first = 0; first < MAX_SOURCES; first += PAGE) {
    const indexes = Array.from({ length: PAGE }, (_, offset) => first + offset)
    const page = await readPage(client, owner, indexes)
    const found = page.filter((one) => one !== undefined)
    sources.push(...found.filter((one) => !isAddressEqual(one, source)))
    if (found.length < PAGE) break
  }
  return sources
}

/** By node and source, what is read now: calls at the same time ask once. */
const reading = new Map<string, Promise<Address[]>>()

/**
 * Lists the sources where a publisher of one source may have used a key: that one first, then the
 * others of its client, up to 200.
 *
 * @throws SourceNotFoundError; RpcError.
 */
export async function readSourcesBeside(
  client: TaskmeshClient,
  source: Address,
): Promise<Address[]> {
  const name = `${nodeKey(client)}:${source.toLowerCase()}`
  const known = reading.get(name)
  if (known !== undefined) return known
  const sources = read(client, source).finally(() => reading.delete(name))
  reading.set(name, sources)
  return sources
}
