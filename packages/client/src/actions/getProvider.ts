import { sourceAbi, terminalAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import { contractAddress } from '../chain/contractAddress.ts'
import { readContractOf } from '../chain/readContractOf.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { MissingContractError } from '../errors/chainErrors.ts'
import { SourceNotFoundError } from '../errors/publishErrors.ts'

export interface GetProviderParameters {
  /** Default: the client's account. */
  provider?: Address | undefined
  /** Sources to look up registrations at. */
  sources?: readonly Address[] | undefined
}

export interface GetProviderReturnType {
  /** Whether a master has announced it. */
  isProvider: boolean
  /** Its master, once both halves of the pairing are done. */
  master: Address | undefined
  /** At which of the sources that were asked about it is registered. */
  registeredAt: Address[]
}

/**
 * Reads where a provider stands: announced, paired, registered.
 *
 * @example
 * ```ts
 * const { isProvider, registeredAt } = await getProvider(client, { sources: [source] })
 * ```
 */
export async function getProvider(
  client: TaskmeshClient,
  { provider, sources = [] }: GetProviderParameters = {},
): Promise<GetProviderReturnType> {
  const account = provider ?? requireAccount(client, 'getProvider').address
  const terminal = {
    address: contractAddress(client, 'terminal'),
    abi: terminalAbi,
    args: [account],
  } as const
  const registrations = sources.map(async (address) => {
    const read = readContract(client, {
      address,
      abi: sourceAbi,
      functionName: 'getRegistrantId',
      args: [account],
    })
    return readContractOf(read, (cause) => new SourceNotFoundError(address, cause))
  })
  const pairing = Promise.all([
    readContract(client, { ...terminal, functionName: 'isProvider' }),
    readContract(client, { ...terminal, functionName: 'masterOf' }),
  ])
  const [[isProvider, master], ids] = await Promise.all([
    readContractOf(pairing, () => new MissingContractError('terminal', client.chain?.name)),
    Promise.all(registrations),
  ])
  return {
    isProvider,
    master: master === zeroAddress ? undefined : master,
    registeredAt: sources.filter((_, index) => ids[index] !== 0n),
  }
}
