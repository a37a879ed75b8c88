import { TaskCanceledError, TaskExpiredError, type TaskActions } from '@taskmesh/client'
import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import type { PaidTask } from '../paidTasks/index.ts'
import type { ResumedRun, VenueAnswer, VenueRunOptions } from '../venue.ts'
import type { ChainProgress } from './chainProgress.ts'
import type { Published } from './chainVenue.ts'
import type { PaymentRecord } from './PaymentRecord.ts'

type Actions = Pick<TaskActions, 'resumePublish' | 'getTaskRequest'>

interface Resuming<Id extends TaskId> extends VenueRunOptions<ChainProgress> {
  task: Id
  record: PaymentRecord
}

interface Found<Id extends TaskId> {
  published: Published<Id, TaskInputs<Id>>
  record: PaymentRecord
}

/** Sends the transaction of a task again, if nobody knows whether it landed, and finds the task. */
async function findPublished(
  client: Actions,
  { task, source, payment, transaction, callsId, published }: PaidTask,
  signal: AbortSignal | undefined,
) {
  if (published !== undefined) return { ...published, source, payment }
  // The inputs are read from the payload: here they only are handed through.
  const handed = { task, inputs: '' as never, signal }
  if (transaction !== undefined) return client.resumePublish({ ...transaction, ...handed })
  return callsId === undefined ? undefined : client.resumePublish({ callsId, ...handed })
}

/**
 * Waits again for a task that was paid for, with the request that is in its payload.
 *
 * @param wait - waits for its result.
 * @returns `undefined` when there is nothing to wait for: nothing was paid, or it is over.
 */
export async function resumePaidTask<Id extends TaskId>(
  client: Actions,
  { task, record, signal, onProgress }: Resuming<Id>,
  wait: (found: Found<Id>) => Promise<VenueAnswer<Id, TaskInputs<Id>>>,
): Promise<ResumedRun<Id> | undefined> {
  const { paidTask } = record
  const { transaction, callsId, published: known } = paidTask
  if ((transaction ?? callsId ?? known) !== undefined) {
    onProgress?.({ status: 'running', message: 'Looking for the paid task', step: 'checked' })
  }
  const found = await findPublished(client, paidTask, signal).catch((error: unknown) => {
    record.failPublishing(error)
    throw error
  })
  if (found === undefined) {
    record.forget()
    return undefined
  }
  const { taskAddress, hash, expiryTime, configUrl, source, payment } = found
  const request = await client.getTaskRequest({ taskAddress, task, signal })
  const published = {
    taskAddress,
    hash,
    expiryTime,
    configUrl,
    source,
    payment,
    task,
    inputs: request.inputs,
    isRepeated: true,
    warnings: [],
  }
  try {
    const answer = await wait({ published, record })
    return { request, answer }
  } catch (error) {
    const isOver = error instanceof TaskExpiredError || error instanceof TaskCanceledError
    if (isOver) return undefined
    throw error
  }
}
