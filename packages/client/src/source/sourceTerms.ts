import {
  deliveryMethodToNumber,
  environmentNames,
  environmentsToBitmask,
  type DeliveryMethod,
  type Environment,
} from '@taskmesh/contracts'
import { InvalidSourceError } from '../errors/sourceErrors.ts'
import type { SourceDescription } from './storeSourceMetadata.ts'

/** What a source asks of publishers and providers. */
export interface SourceTerms {
  /** Least payment of a task, in wei. */
  minPayment: bigint
  /** Least stake of a provider, in wei. Default 0. */
  minAvailableLockup?: bigint | undefined
  /** Longest life of a task in seconds. Default 86 400. */
  maxExpiryDuration?: number | bigint | undefined
  /** Default `FIRST_RESPONSE`: the first response is taken and paid at once. */
  deliveryMethod?: DeliveryMethod | undefined
  /** Default: those that have an image; `CPU` when none has. */
  environments?: readonly Environment[] | undefined
  privacyEnabled?: boolean | undefined
  optionalParamsUrl?: string | undefined
}

const DEFAULT_MAX_EXPIRY_SECONDS = 86_400

function checkAmount(path: string, value: unknown): bigint {
  if (typeof value === 'bigint' && value >= 0n) return value
  throw new InvalidSourceError(
    path,
    `${path}: expected an amount in wei as a bigint, such as parseEther('0.001')`,
  )
}

function checkDuration(value: number | bigint): bigint {
  const isWhole = typeof value === 'bigint' || Number.isSafeInteger(value)
  if (isWhole && value > 0) return BigInt(value)
  throw new InvalidSourceError(
    'maxExpiryDuration',
    'maxExpiryDuration: expected whole seconds, at least 1',
  )
}

/** Lists the environments that a source has images for. */
function offeredEnvironments(images: SourceDescription['images']): Environment[] {
  const offered = environmentNames.filter((name) => images?.[name])
  return offered.length === 0 ? ['CPU'] : offered
}

/** Checks terms and writes them as the chain stores them. */
export function toChainTerms(terms: SourceTerms, images?: SourceDescription['images']) {
  const { environments = offeredEnvironments(images), deliveryMethod = 'FIRST_RESPONSE' } = terms
  return {
    imageEnvironments: environmentsToBitmask(environments),
    minPayment: checkAmount('minPayment', terms.minPayment),
    minAvailableLockup: checkAmount('minAvailableLockup', terms.minAvailableLockup ?? 0n),
    maxExpiryDuration: checkDuration(terms.maxExpiryDuration ?? DEFAULT_MAX_EXPIRY_SECONDS),
    privacyEnabled: terms.privacyEnabled ?? false,
    optionalParamsUrl: terms.optionalParamsUrl ?? '',
    deliveryMethod: deliveryMethodToNumber(deliveryMethod),
  }
}
