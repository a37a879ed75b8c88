import {
  getAttempts,
  getResponses,
  getTask,
  getTaskRequest,
  getTasksOfSource,
  readResult,
  type GetResponseReturnType,
  type GetTaskReturnType,
  type TaskAttempt,
} from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { isTaskId, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { Network } from './openNetwork.ts'
import { readSource, type SourceEntry } from './readSources.ts'

/** Tasks that are listed at once. */
export const TASKS_PER_PAGE = 20

/** Something that was read from the storage, or why it could not be. */
export type Content<Value> = { value: Value } | { problem: string }

/** What a response leads to. */
export interface ResultEntry {
  response: GetResponseReturnType
  result: Content<{ output: unknown; isVerified: boolean }> | undefined
}

/** A task on the chain with everything that can be known about it. */
export interface TaskLife {
  task: GetTaskReturnType
  source: SourceEntry
  attempts: readonly TaskAttempt[]
  /** Which task of the registry it is; `undefined` when its source does not say. */
  id: TaskId | undefined
  request: Content<TaskRequest> | undefined
  results: readonly ResultEntry[]
}

async function attemptRead<Value>(read: Promise<Value>): Promise<Content<Value>> {
  try {
    return { value: await read }
  } catch (error) {
    if (!(error instanceof TaskmeshError)) throw error
    return { problem: error.shortMessage }
  }
}

function taskIdOf({ description }: SourceEntry): TaskId | undefined {
  const name = 'offer' in description ? description.offer?.task : undefined
  return name !== undefined && isTaskId(name) ? name : undefined
}

/**
 * Reads the tasks of a source, newest first.
 *
 * @param count - how many tasks the source has.
 * @param limit - how many to read at most.
 * @throws SourceNotFoundError, RpcError.
 */
export async function readNewestTasks(
  network: Network,
  { source, count, limit = TASKS_PER_PAGE }: { source: Address; count: number; limit?: number },
): Promise<GetTaskReturnType[]> {
  if (count === 0) return []
  const offset = Math.max(0, count - limit)
  const addresses = await getTasksOfSource(network.client, { source, offset, limit })
  const tasks = addresses.map((taskAddress) => getTask(network.client, { taskAddress }))
  return (await Promise.all(tasks)).toReversed()
}

/** What was read of a task's contents before: those never change. */
export type KnownContents = Pick<TaskLife, 'request' | 'results'> | undefined

async function readResultOf(
  { storage }: Network,
  task: TaskId,
  request: TaskRequest,
  response: GetResponseReturnType,
): Promise<ResultEntry> {
  const { inputs } = request
  const reading = readResult({ storage, task, inputs, response })
  return { response, result: await attemptRead(reading) }
}

/**
 * Reads a task: what it pays, who worked on it, what was asked and what was answered.
 *
 * @param known - what was read of it before, which is not fetched again.
 * @throws TaskNotFoundError when there is none at the address; RpcError.
 */
export async function readTaskLife(
  network: Network,
  taskAddress: Address,
  known?: KnownContents,
): Promise<TaskLife> {
  const { client, storage } = network
  const [task, attempts, responses] = await Promise.all([
    getTask(client, { taskAddress }),
    getAttempts(client, { taskAddress }),
    getResponses(client, { taskAddress }),
  ])
  const source = await readSource(network, task.source)
  const id = taskIdOf(source)
  const isKnown = known?.request !== undefined && 'value' in known.request
  const request =
    isKnown || id === undefined
      ? known?.request
      : await attemptRead<TaskRequest>(getTaskRequest(client, { storage, taskAddress, task: id }))
  const results = await Promise.all(
    responses.map((response): ResultEntry | Promise<ResultEntry> => {
      const before = known?.results.find(
        ({ response: { address } }) => address === response.address,
      )
      if (before?.result !== undefined && 'value' in before.result) {
        return { response, result: before.result }
      }
      return id !== undefined && request !== undefined && 'value' in request
        ? readResultOf(network, id, request.value, response)
        : { response, result: undefined }
    }),
  )
  return { task, source, attempts, id, request, results }
}
