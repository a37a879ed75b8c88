import type { TaskStatus } from '@taskmesh/contracts'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { VenueAnswer } from '@taskmesh/venues'
import type { ChainFacts } from '@taskmesh/venues/chain'
import type { Address } from 'viem'

/** How one task on the chain ended, as `--json` prints it. */
export interface Outcome {
  task: TaskId
  taskAddress: Address
  status: TaskStatus
  request: { readonly inputs: unknown }
  result: unknown
  warnings: readonly string[]
  /** What the provider was paid, in wei. */
  paymentWei: bigint
  provider: Address
  /** From publishing to the checked result, in milliseconds. */
  ms: number
}

/** Makes an outcome of what a run on the chain returned. */
export function toOutcome<Id extends TaskId>(
  task: Id,
  request: TaskRequest<Id>,
  answer: VenueAnswer<Id> & ChainFacts,
): Outcome {
  const { taskAddress, status, output, warnings, payment, provider, elapsedMs } = answer
  return {
    task,
    taskAddress,
    status,
    request,
    result: output,
    warnings,
    paymentWei: payment,
    provider,
    ms: elapsedMs,
  }
}
