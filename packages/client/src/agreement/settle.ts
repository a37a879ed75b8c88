import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import type { Address } from 'viem'
import { getTask } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { confirmOnce } from '../result/confirmOnce.ts'
import type { Ballot } from './Ballot.ts'
import type { UsableAnswer } from './readAnswers.ts'

/** Confirms, unless the task has a winner; then that one has to be among those who agree. */
export async function settle<Id extends TaskId, Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  ballot: Ballot<Id, Inputs>,
  {
    taskAddress,
    timeoutMs,
    signal,
  }: { taskAddress: Address; timeoutMs: number | undefined; signal?: AbortSignal | undefined },
): Promise<UsableAnswer<Id, Inputs>> {
  const { best } = ballot
  if (best === undefined) throw ballot.failure()
  const { status } = await getTask(client, { taskAddress })
  if (status !== 'FINALIZED') {
    await confirmOnce(client, { response: best.response, timeoutMs, signal })
  }
  const { winningProvider } = await getTask(client, { taskAddress })
  const winner = ballot.standing.group.find(({ provider }) => provider === winningProvider)
  if (winner !== undefined) return winner
  throw ballot.failure('a response that is not among those that agree was confirmed')
}
