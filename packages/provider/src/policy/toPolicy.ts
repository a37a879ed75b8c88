import { createPolicy } from './createPolicy.ts'
import type { Policy } from './decision.ts'
import type { PolicyOptions, PolicyRules } from './policySchema.ts'
import { readPolicy } from './readPolicy.ts'

/** Where an operator says what to take. */
export interface PolicySetting {
  policy?: PolicyOptions | Policy | undefined
  minPayment?: bigint | undefined
  safetyMarginSeconds?: number | undefined
}

/**
 * Makes a function of a policy, whichever form it has. The two short options replace what the data say.
 *
 * @returns the policy, and the rules by which tasks are ordered: the defaults where the policy is a function.
 * @throws {@link InvalidPolicyError}.
 */
export function toPolicy({ policy = {}, minPayment, safetyMarginSeconds }: PolicySetting): {
  policy: Policy
  rules: PolicyRules
} {
  const options: PolicyOptions = {
    ...(typeof policy === 'function' ? {} : policy),
    ...(minPayment !== undefined && { minPayment }),
    ...(safetyMarginSeconds !== undefined && { safetyMarginSeconds }),
  }
  const own = typeof policy === 'function' ? policy : createPolicy(options)
  return { policy: own, rules: readPolicy(options) }
}
