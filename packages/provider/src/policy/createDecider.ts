import type { Decision, Policy } from './decision.ts'
import { estimateTask } from './estimateTask.ts'
import type { FeeReader } from './createFeeReader.ts'
import type { Circumstances, MeasuredSeconds, Offer } from './offer.ts'
import type { PolicyRules } from './policySchema.ts'
import { jobPriority } from './taskOrder.ts'

const DAY_MS = 86_400_000

/** What a provider has spent since a moment. */
export interface Spent {
  /** Fees of transactions that are mined, in wei. */
  fees: bigint
  /** Transactions whose fee is not known yet. */
  unsettled: number
  /** Attempts, mined or under way. */
  attempts: number
}

export interface DeciderOptions {
  policy: Policy
  /** What order and estimates reckon with. */
  rules: PolicyRules
  fees: FeeReader
  /** Gas of the two transactions of a task, as it was measured. */
  readGas: () => Promise<Circumstances['gas']>
  /** How long a model takes, as it was measured. */
  readSeconds: (offer: Pick<Offer, 'task' | 'model'>) => Promise<MeasuredSeconds | undefined>
  /** What was spent since a time in milliseconds since 1970. */
  readSpent: (since: number) => Promise<Spent>
}

/** Decides which tasks are taken, and which is the next. */
export interface Decider {
  /**
   * Asks the policy.
   *
   * @throws RpcError when the fee cannot be read, and what the policy throws.
   */
  decide(offer: Offer): Promise<Decision>
  /**
   * Says how early a task is to be looked at, by what it pays for each second that it takes and by its
   * expiry. The higher ones go first.
   *
   * @throws RpcError.
   */
  priorityOf(offer: Omit<Offer, 'attempts' | 'payload' | 'deliveryMethod'>): Promise<number>
}

/** The start of the day (UTC) that a time is in, in milliseconds since 1970. */
function startOfDay(now: number): number {
  return now - (now % DAY_MS)
}

/**
 * Makes a decider of a policy and of what was measured.
 *
 * @example
 * ```ts
 * const decider = createDecider({ policy, rules, fees, readGas, readSeconds, readSpent })
 * const decision = await decider.decide(offer)
 * ```
 */
export function createDecider(options: DeciderOptions): Decider {
  const { policy, rules, fees, readGas, readSeconds, readSpent } = options

  async function readCircumstances(offer: Pick<Offer, 'task' | 'model'>): Promise<Circumstances> {
    const now = Date.now()
    const [feePerGas, gas, measured, spent] = await Promise.all([
      fees.read(),
      readGas(),
      readSeconds(offer),
      readSpent(startOfDay(now)),
    ])
    const dearest = gas.attempt > gas.submit ? gas.attempt : gas.submit
    const gasSpent = spent.fees + BigInt(spent.unsettled) * dearest * feePerGas
    const secondsToMidnight = (startOfDay(now) + DAY_MS - now) / 1000
    const today = { gasSpent, tasks: spent.attempts }
    return { feePerGas, gas, measured, today, secondsToMidnight }
  }

  return {
    async decide(offer) {
      return policy(offer, await readCircumstances(offer))
    },
    async priorityOf(offer) {
      const circumstances = await readCircumstances(offer)
      const estimate = estimateTask(offer, circumstances, rules)
      return jobPriority({ estimate, deadline: offer.secondsLeft - rules.safetyMarginSeconds }, 0)
    },
  }
}
