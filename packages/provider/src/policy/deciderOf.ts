import type { TaskmeshClient } from '@taskmesh/client'
import { taskAbi } from '@taskmesh/contracts'
import { readContract } from 'viem/actions'
import type { ChainHead } from '../chain/chainHead.ts'
import type { TaskStore } from '../store/taskStore.ts'
import { createDecider, type Decider, type OpenOffer } from './createDecider.ts'
import { FIRST_GAS } from './firstGas.ts'
import { toPolicy, type PolicySetting } from './toPolicy.ts'

/** Makes the decider of a provider, which reckons with what its store has measured. */
export function deciderOf(
  { client, ...setting }: PolicySetting & { client: TaskmeshClient },
  store: TaskStore,
  head: ChainHead,
): Decider {
  const { policy, rules } = toPolicy(setting)
  const readAttempts = async ({ taskAddress: address }: OpenOffer) => {
    const contract = { address, abi: taskAbi, functionName: 'getAttemptCount' } as const
    return Number(await readContract(client, contract))
  }
  const asksForAttempts = typeof setting.policy === 'function' || rules.maxAttempts !== undefined
  return createDecider({
    policy,
    rules,
    readFee: head.feePerGas,
    async readGas() {
      const [attempt, submit] = await Promise.all([
        store.getMostGas('attempt'),
        store.getMostGas('submit'),
      ])
      return { attempt: attempt ?? FIRST_GAS.attempt, submit: submit ?? FIRST_GAS.submit }
    },
    async readSeconds(model) {
      const measured = await store.getDurations(model)
      if (measured === undefined) return undefined
      const { p50, p95, count } = measured
      return { p50: p50 / 1000, p95: p95 / 1000, count }
    },
    readSpent: (since) => store.getSpent(since),
    ...(asksForAttempts && { readAttempts }),
  })
}
