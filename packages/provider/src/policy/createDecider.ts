import type { Decision, Policy } from './decision.ts'
import { estimateTask } from './estimateTask.ts'
import type { Circumstances, MeasuredSeconds, Offer } from './offer.ts'
import type { PolicyRules } from './policySchema.ts'
import { jobPriority } from './taskOrder.ts'

const DAY_MS = 86_400_000
/** How long what was measured holds, so that a thousand tasks ask the store once. */
const MEASURED_MS = 2000

/** What a provider has spent since a moment. */
export interface Spent {
  /** Fees of transactions that are mined, in wei. */
  fees: bigint
  /** Transactions whose fee is not known yet. */
  unsettled: number
  /** Attempts, mined or under way. */
  attempts: number
}

/** A task to be decided; how many have attempted it is read when the policy asks for it. */
export type OpenOffer = Omit<Offer, 'attempts'>
/** The model of a task, by which durations are kept. */
type Modelled = Pick<Offer, 'task'> & { model?: string | undefined }

export interface DeciderOptions {
  policy: Policy
  /** What order and estimates reckon with. */
  rules: PolicyRules
  /** What a unit of gas costs, in wei. */
  readFee: () => Promise<bigint>
  /** Gas of the two transactions of a task, as it was measured. */
  readGas: () => Promise<Circumstances['gas']>
  /** How long a model takes, as it was measured. */
  readSeconds: (model: Modelled) => Promise<MeasuredSeconds | undefined>
  /** What was spent since a time in milliseconds since 1970. */
  readSpent: (since: number) => Promise<Spent>
  /** How many providers have attempted a task; without it 0 is reckoned with. */
  readAttempts?: ((offer: OpenOffer) => Promise<number>) | undefined
}

/** Decides which tasks are taken, and which is the next. */
export interface Decider {
  /**
   * Asks the policy.
   *
   * @param model - by which the durations of the task's model are kept.
   * @throws RpcError when the fee cannot be read, and what the policy throws.
   */
  decide(offer: OpenOffer, model: Modelled): Promise<Decision>
  /**
   * Says how early a task is to be looked at, by what it pays for each second that it takes and by its
   * expiry. The higher ones go first.
   *
   * @throws RpcError.
   */
  priorityOf(offer: Pick<Offer, 'payment' | 'secondsLeft'>, model: Modelled): Promise<number>
}

/** The start of the day (UTC) that a time is in, in milliseconds since 1970. */
function startOfDay(now: number): number {
  return now - (now % DAY_MS)
}

/** Remembers for a while what was read by a key. */
function remembering<Value>(): (key: string, read: () => Promise<Value>) => Promise<Value> {
  const known = new Map<string, { value: Promise<Value>; at: number }>()
  return (key, read) => {
    const now = performance.now()
    const found = known.get(key)
    if (found !== undefined && now - found.at < MEASURED_MS) return found.value
    const value = read()
    known.set(key, { value, at: now })
    value.catch(() => known.delete(key))
    return value
  }
}

/**
 * Makes a decider of a policy and of what was measured.
 *
 * @example
 * ```ts
 * const decider = createDecider({ policy, rules, readFee, readGas, readSeconds, readSpent })
 * const decision = await decider.decide(offer, { task: 'translation' })
 * ```
 */
export function createDecider(options: DeciderOptions): Decider {
  const { policy, rules, readFee, readGas, readSeconds, readSpent, readAttempts } = options
  const gasOf = remembering<Circumstances['gas']>()
  const secondsOf = remembering<MeasuredSeconds | undefined>()

  async function readCosts(model: Modelled) {
    const key = `${model.task}/${model.model ?? ''}`
    const [feePerGas, gas, measured] = await Promise.all([
      readFee(),
      gasOf('', readGas),
      secondsOf(key, () => readSeconds(model)),
    ])
    return { feePerGas, gas, measured }
  }

  async function readCircumstances(model: Modelled): Promise<Circumstances> {
    const now = Date.now()
    const [costs, spent] = await Promise.all([readCosts(model), readSpent(startOfDay(now))])
    const { gas, feePerGas } = costs
    const dearest = gas.attempt > gas.submit ? gas.attempt : gas.submit
    const gasSpent = spent.fees + BigInt(spent.unsettled) * dearest * feePerGas
    const secondsToMidnight = (startOfDay(now) + DAY_MS - now) / 1000
    return { ...costs, today: { gasSpent, tasks: spent.attempts }, secondsToMidnight }
  }

  return {
    async decide(offer, model) {
      const [circumstances, attempts] = await Promise.all([
        readCircumstances(model),
        readAttempts?.(offer) ?? 0,
      ])
      return policy({ ...offer, attempts }, circumstances)
    },
    async priorityOf(offer, model) {
      const costs = await readCosts(model)
      const estimate = estimateTask(offer, costs, rules)
      return jobPriority({ estimate, deadline: offer.secondsLeft - rules.safetyMarginSeconds }, 0)
    },
  }
}
