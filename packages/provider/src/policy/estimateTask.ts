import type { Circumstances, Offer } from './offer.ts'
import type { PolicyRules } from './policySchema.ts'

/** What a task would bring and cost. Amounts in wei. */
export interface TaskEstimate {
  payment: bigint
  /** The gas of attempt and response. */
  gasCost: bigint
  /** What the model costs for as long as it is expected to run. */
  modelCost: bigint
  /** What remains of the payment; negative when it costs more than it pays. */
  profit: bigint
  /** Seconds that the model is expected to run: the median. */
  expectedSeconds: number
  /** Seconds that it needs at most, but for 1 run in 20. */
  longestSeconds: number
}

const MILLISECONDS = 1000

/** Shortest run that is reckoned with, so that a model which takes no time has no infinite rate. */
const SHORTEST_SECONDS = 0.05

/** Multiplies an amount for a second with seconds, rounded up to the millisecond. */
export function forSeconds(perSecond: bigint, seconds: number): bigint {
  return (perSecond * BigInt(Math.ceil(seconds * MILLISECONDS))) / BigInt(MILLISECONDS)
}

/**
 * Estimates what a task would bring and cost at the moment.
 *
 * @example
 * ```ts
 * const { profit, expectedSeconds } = estimateTask(offer, circumstances, readPolicy())
 * ```
 */
export function estimateTask(
  { payment }: Pick<Offer, 'payment'>,
  { feePerGas, gas, measured }: Pick<Circumstances, 'feePerGas' | 'gas' | 'measured'>,
  { expectedSeconds: guess, modelCostPerSecond }: PolicyRules,
): TaskEstimate {
  const expectedSeconds = Math.max(measured?.p50 ?? guess, SHORTEST_SECONDS)
  const longestSeconds = Math.max(measured?.p95 ?? guess, expectedSeconds)
  const gasCost = feePerGas * (gas.attempt + gas.submit)
  const modelCost = forSeconds(modelCostPerSecond, expectedSeconds)
  const profit = payment - gasCost - modelCost
  return { payment, gasCost, modelCost, profit, expectedSeconds, longestSeconds }
}

/** What of a payment has to cover costs and margin, in wei. */
export function neededPayment(
  { gasCost, modelCost }: Pick<TaskEstimate, 'gasCost' | 'modelCost'>,
  { marginPercent }: PolicyRules,
): bigint {
  const cost = gasCost + modelCost
  // In hundredths of a percent, because a margin may be 2.5 %.
  const margin = BigInt(Math.round(marginPercent * 100))
  return cost + (cost * margin + 9999n) / 10_000n
}
