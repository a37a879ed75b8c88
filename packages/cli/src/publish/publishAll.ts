import type { PublishTaskReturnType } from '@taskmesh/client'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { Wallet } from '../account/createClients.ts'
import type { Terms } from './estimateCost.ts'

export interface PublishAllOptions extends Terms {
  /** With it the same task is never paid twice; of several, each has its number after it. */
  key: string | undefined
  signal: AbortSignal
}

/** What became of a request. */
export type Attempt<Id extends TaskId> =
  | { request: TaskRequest<Id>; published: PublishTaskReturnType<Id> }
  | { request: TaskRequest<Id>; error: unknown }

/** Publishes requests together. One that fails does not keep the others from being published. */
export async function publishAll<Id extends TaskId>(
  wallet: Wallet,
  task: Id,
  requests: readonly TaskRequest<Id>[],
  { key, signal, ...terms }: PublishAllOptions,
): Promise<Attempt<Id>[]> {
  const keyOf = (index: number) =>
    key === undefined || requests.length === 1 ? key : `${key}-${index + 1}`
  // The client gathers what is published in the same moment: one deposit, one batch of transactions.
  const publishOne = async (request: TaskRequest<Id>, index: number): Promise<Attempt<Id>> => {
    const { inputs, parameters } = request
    const idempotencyKey = keyOf(index)
    const call = { ...terms, task, inputs, parameters, idempotencyKey, fund: true, signal }
    try {
      return { request, published: await wallet.publishTask(call) }
    } catch (error) {
      return { request, error }
    }
  }
  return Promise.all(requests.map(publishOne))
}
