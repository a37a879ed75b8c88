import {
  deliveryMethodFromNumber,
  environmentsFromBitmask,
  sourceAbi,
  sourceStatusFromNumber,
  type DeliveryMethod,
  type Environment,
  type SourceStatus,
} from '@taskmesh/contracts'
import type { Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { SourceNotFoundError } from '../../errors/publishErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getSource}: the source to read. */
export interface GetSourceParameters extends ReadOptions {
  source: Address
}

/** A source as it was at one moment. Amounts in wei, times in seconds. */
export interface GetSourceReturnType {
  readonly address: Address
  /** Who published it and pays for its tasks. */
  readonly client: Address
  readonly status: SourceStatus
  readonly metadataUrl: string
  readonly environments: readonly Environment[]
  /** Least payment of a task. */
  readonly minPayment: bigint
  /** Least stake of a provider that registers. */
  readonly minAvailableLockup: bigint
  /** Longest time from the publishing of a task to its expiry. */
  readonly maxExpiryDuration: bigint
  readonly privacyEnabled: boolean
  readonly optionalParamsUrl: string
  readonly deliveryMethod: DeliveryMethod
  readonly lastUpdateTime: bigint
  readonly taskCount: number
  /** Positions in the list of providers; those that left still count. */
  readonly registrantCount: number
}

/**
 * Reads a source: its terms, its status, how many tasks and providers it has. Source: ABI of the
 * Source.
 *
 * @throws SourceNotFoundError when there is none at the address.
 * @throws RpcError.
 *
 * @example
 * ```ts
 * const { status, minPayment } = await getSource(client, { source })
 * ```
 */
export async function getSource(
  client: TaskmeshClient,
  { source, blockNumber }: GetSourceParameters,
): Promise<GetSourceReturnType> {
  const contract = { address: source, abi: sourceAbi } as const
  const reads = readMany(
    client,
    [
      { ...contract, functionName: 'getSourceParams' },
      { ...contract, functionName: 'getStatus' },
      { ...contract, functionName: 'getTaskCount' },
      { ...contract, functionName: 'getRegistrantCount' },
    ],
    { blockNumber },
  )
  const [params, status, taskCount, registrantCount] = await readContractOf(
    reads,
    (cause) => new SourceNotFoundError(source, cause),
  )
  const { imageMetadataUrl, imageEnvironments, deliveryMethod, ...terms } = params
  return freeze({
    ...terms,
    address: source,
    metadataUrl: imageMetadataUrl,
    environments: environmentsFromBitmask(imageEnvironments),
    deliveryMethod: deliveryMethodFromNumber(deliveryMethod),
    status: sourceStatusFromNumber(status),
    taskCount: Number(taskCount),
    registrantCount: Number(registrantCount),
  })
}
