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
import { readContract } from 'viem/actions'
import { readContractOf } from '../chain/readContractOf.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { SourceNotFoundError } from '../errors/publishErrors.ts'

export interface GetSourceParameters {
  source: Address
}

/** A source as it was at one moment. Amounts in wei, times in seconds. */
export interface GetSourceReturnType {
  address: Address
  /** Who published it and pays for its tasks. */
  client: Address
  status: SourceStatus
  metadataUrl: string
  environments: Environment[]
  /** Least payment of a task. */
  minPayment: bigint
  /** Least stake of a provider that registers. */
  minAvailableLockup: bigint
  /** Longest time from the publishing of a task to its expiry. */
  maxExpiryDuration: bigint
  privacyEnabled: boolean
  optionalParamsUrl: string
  deliveryMethod: DeliveryMethod
  lastUpdateTime: bigint
  taskCount: number
  /** Positions in the list of providers; those that left still count. */
  registrantCount: number
}

/**
 * Reads a source: its terms, its status, how many tasks and providers it has.
 *
 * @throws SourceNotFoundError when there is none at the address.
 *
 * @example
 * ```ts
 * const { status, minPayment } = await getSource(client, { source: '0x…' })
 * ```
 */
export async function getSource(
  client: TaskmeshClient,
  { source }: GetSourceParameters,
): Promise<GetSourceReturnType> {
  const contract = { address: source, abi: sourceAbi } as const
  const reads = Promise.all([
    readContract(client, { ...contract, functionName: 'getSourceParams' }),
    readContract(client, { ...contract, functionName: 'getStatus' }),
    readContract(client, { ...contract, functionName: 'getTaskCount' }),
    readContract(client, { ...contract, functionName: 'getRegistrantCount' }),
  ])
  const [params, status, taskCount, registrantCount] = await readContractOf(
    reads,
    (cause) => new SourceNotFoundError(source, cause),
  )
  const { imageMetadataUrl, imageEnvironments, deliveryMethod, ...terms } = params
  return {
    ...terms,
    address: source,
    metadataUrl: imageMetadataUrl,
    environments: environmentsFromBitmask(imageEnvironments),
    deliveryMethod: deliveryMethodFromNumber(deliveryMethod),
    status: sourceStatusFromNumber(status),
    taskCount: Number(taskCount),
    registrantCount: Number(registrantCount),
  }
}
