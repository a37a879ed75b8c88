import { readPolicy, type PolicyOptions } from '@taskmesh/provider'
import { formatEther } from 'viem'

/** What the command line says about which tasks to take. Amounts in wei. */
export interface PolicyFlags {
  minPayment?: bigint
  /** In percent. */
  margin?: number
  maxGasPerDay?: bigint
  maxTasksPerDay?: number
  atLoss?: boolean
}

const toText = (wei: bigint | undefined) => (wei === undefined ? undefined : formatEther(wei))

/**
 * Puts what the command line says over a policy. Amounts become strings, as a file has them.
 *
 * @throws InvalidPolicyError.
 */
export function withPolicyOptions(policy: PolicyOptions, flags: PolicyFlags): PolicyOptions {
  const { minPayment, margin, maxGasPerDay, maxTasksPerDay, atLoss } = flags
  const { daily } = policy
  const changed: PolicyOptions = {
    ...policy,
    minPayment: toText(minPayment) ?? policy.minPayment,
    marginPercent: margin ?? policy.marginPercent,
    worksAtLoss: atLoss ?? policy.worksAtLoss,
    daily: {
      maxGas: toText(maxGasPerDay) ?? daily?.maxGas,
      maxTasks: maxTasksPerDay ?? daily?.maxTasks,
    },
  }
  readPolicy(changed)
  return changed
}
