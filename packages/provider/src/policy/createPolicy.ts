import type { Policy } from './decision.ts'
import { estimateTask } from './estimateTask.ts'
import { RULES } from './policyRules.ts'
import type { PolicyOptions } from './policySchema.ts'
import { readPolicy } from './readPolicy.ts'

/**
 * Makes a policy of data. By default a task is taken when it pays the gas of attempt and response at
 * today's fee, the model's cost, and 10 % more, and when the model, as it was measured, is done before
 * the task expires.
 *
 * A policy is a function, so that yours may ask this one and say something else.
 *
 * @throws {@link InvalidPolicyError} that names what is wrong with the data.
 *
 * @example
 * ```ts
 * const usual = createPolicy({ minPayment: '0.001', daily: { maxGas: '0.5' } })
 * const policy: Policy = (offer, circumstances) =>
 *   offer.source === myOwnSource
 *     ? { kind: 'take', estimate: estimateTask(offer, circumstances, readPolicy()) }
 *     : usual(offer, circumstances)
 * ```
 */
export function createPolicy(options: PolicyOptions = {}): Policy {
  const rules = readPolicy(options)
  return (offer, circumstances) => {
    for (const rule of RULES) {
      const refusal = rule(offer, circumstances, rules)
      if (refusal === undefined) continue
      const { isPassing = false, ...words } = refusal
      return { kind: isPassing ? 'wait' : 'decline', ...words }
    }
    return { kind: 'take', estimate: estimateTask(offer, circumstances, rules) }
  }
}
