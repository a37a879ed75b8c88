import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import type { TaskHandle } from '../actions/task/waitForResult.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { NotManualError } from '../errors/agreementErrors.ts'
import { TaskExpiredError, WaitTimeoutError } from '../errors/taskErrors.ts'
import { pollTask, type WaitOptions } from '../result/pollTask.ts'
import type { Ballot } from './Ballot.ts'
import type { Verdict } from './verdictOf.ts'

const LONGEST_RESERVE_MS = 10_000

/** Waits until the vote is over, or the time is. */
export async function vote<Id extends TaskId, Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  { taskAddress }: TaskHandle<Id, Inputs>,
  { ballot, options }: { ballot: Ballot<Id, Inputs>; options: Omit<WaitOptions, 'onStatus'> },
): Promise<Verdict> {
  const { signal, timeoutMs, pollingIntervalMs } = options
  const reserve = Math.min(LONGEST_RESERVE_MS, (timeoutMs ?? Infinity) / 5)
  const limit = timeoutMs === undefined ? undefined : timeoutMs - reserve
  try {
    return await pollTask(
      client,
      taskAddress,
      { signal, timeoutMs: limit, pollingIntervalMs },
      async (polled) => {
        const { status, deliveryMethod, expiryTime } = polled.task
        if (deliveryMethod !== 'MANUAL_CONFIRMATION') throw new NotManualError(taskAddress)
        await ballot.count(client, polled)
        const isLast = status === 'FINALIZED' || status === 'EXPIRED' || polled.now > expiryTime
        const verdict = ballot.verdict(isLast)
        return verdict === 'open' && !isLast ? undefined : verdict
      },
    )
  } catch (error) {
    const isLate = error instanceof WaitTimeoutError || error instanceof TaskExpiredError
    const hasAnswers = ballot.standing.answers.length > 0
    if (isLate && hasAnswers) return ballot.verdict(true)
    // When the node did not answer, nothing is known about the providers.
    const isBlind = error instanceof WaitTimeoutError && error.problem !== undefined
    throw isLate && !isBlind ? ballot.failure() : error
  }
}
