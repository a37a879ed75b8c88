import { terminalAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { contractAddress } from '../../connection/contractAddress.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { MissingContractError } from '../../errors/chainErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getMaster}: the master to read. */
export interface GetMasterParameters extends ReadOptions {
  /** Default: the client's account. */
  master?: Address | undefined
}

/** A master as it was at one moment. An account that never was one has the same form. */
export interface GetMasterReturnType {
  /** Whether it is paired with a provider. */
  readonly isMaster: boolean
  /** Its provider, once both halves of the pairing are done. */
  readonly provider: Address | undefined
  /** Whether it keeps the network's default agent from acting for it. */
  readonly isDefaultAgentDisabled: boolean
}

/**
 * Reads where a master stands. Source: ABI of the Terminal.
 *
 * @throws MissingContractError when the client's chain has no protocol; RpcError.
 *
 * @example
 * ```ts
 * const { isMaster, provider } = await getMaster(masterClient)
 * ```
 */
export async function getMaster(
  client: TaskmeshClient,
  { master, blockNumber }: GetMasterParameters = {},
): Promise<GetMasterReturnType> {
  const args = [master ?? requireAccount(client, 'getMaster').address] as const
  const terminal = { address: contractAddress(client, 'terminal'), abi: terminalAbi, args } as const
  const reads = readMany(
    client,
    [
      { ...terminal, functionName: 'isMaster' },
      { ...terminal, functionName: 'providerOf' },
      { ...terminal, functionName: 'defaultAgentDisabled' },
    ],
    { blockNumber },
  )
  const [isMaster, provider, isDefaultAgentDisabled] = await readContractOf(
    reads,
    () => new MissingContractError('terminal', client.chain?.name),
  )
  return freeze({
    isMaster,
    provider: provider === zeroAddress ? undefined : provider,
    isDefaultAgentDisabled,
  })
}
