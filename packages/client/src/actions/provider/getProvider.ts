import { sourceAbi, terminalAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { contractAddress } from '../../connection/contractAddress.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { MissingContractError } from '../../errors/chainErrors.ts'
import { SourceNotFoundError } from '../../errors/publishErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getProvider}: the provider to read. */
export interface GetProviderParameters extends ReadOptions {
  /** Default: the client's account. */
  provider?: Address | undefined
  /** Sources at which to look up registrations. */
  sources?: readonly Address[] | undefined
}

/** A provider as it was at one moment. An account that never was one has the same form. */
export interface GetProviderReturnType {
  /** Whether a master has announced it. */
  readonly isProvider: boolean
  /** Its master, once both halves of the pairing are done. */
  readonly master: Address | undefined
  /** What it wrote with `setBaseData`; empty when it has not. */
  readonly baseData: string
  /** What it wrote with `setLiveData`; empty when it has not. */
  readonly liveData: string
  /** Whether it keeps the network's default agent from acting for it. */
  readonly isDefaultAgentDisabled: boolean
  /** At which of the given `sources` it is registered. */
  readonly registeredAt: readonly Address[]
}

/**
 * Reads where a provider stands: announced, paired, registered.
 *
 * @throws SourceNotFoundError when one of the `sources` is none; MissingContractError; RpcError.
 *
 * @example
 * ```ts
 * const { isProvider, registeredAt } = await getProvider(providerClient, { sources: [source] })
 * ```
 */
export async function getProvider(
  client: TaskmeshClient,
  { provider, sources = [], blockNumber }: GetProviderParameters = {},
): Promise<GetProviderReturnType> {
  const args = [provider ?? requireAccount(client, 'getProvider').address] as const
  const address = contractAddress(client, 'terminal')
  const terminal = { address, abi: terminalAbi, args } as const
  const pairing = readMany(
    client,
    [
      { ...terminal, functionName: 'isProvider' },
      { ...terminal, functionName: 'masterOf' },
      { ...terminal, functionName: 'baseDataOf' },
      { ...terminal, functionName: 'liveDataOf' },
      { ...terminal, functionName: 'defaultAgentDisabled' },
    ],
    { blockNumber },
  )
  const registrations = sources.map((source) => {
    const call = { address: source, abi: sourceAbi, functionName: 'getRegistrantId', args } as const
    const read = readMany(client, [call], { blockNumber })
    return readContractOf(read, (cause) => new SourceNotFoundError(source, cause))
  })
  const [[isProvider, master, baseData, liveData, isDefaultAgentDisabled], ids] = await Promise.all(
    [
      readContractOf(pairing, () => new MissingContractError('terminal', client.chain?.name)),
      Promise.all(registrations),
    ],
  )
  return freeze({
    isProvider,
    master: master === zeroAddress ? undefined : master,
    baseData,
    liveData,
    isDefaultAgentDisabled,
    registeredAt: sources.filter((_, index) => ids[index]?.[0] !== 0n),
  })
}
