import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { decodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import type { Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import { readJson } from '../../storage/readJson.ts'
import { getTask } from './getTask.ts'

/**
 * Options of {@link getTaskRequest}: the task on the chain, and the name of the task that it runs.
 */
export interface GetTaskRequestOptions<Id extends TaskId = TaskId> {
  taskAddress: Address
  /** Which task it is; the chain does not know. */
  task: Id
  /** Most bytes of the payload. Default 32 MiB. */
  maxBytes?: number | undefined
  signal?: AbortSignal | undefined
}

/** Parameters of {@link getTaskRequest}: the task, and where its payload is read. */
export interface GetTaskRequestParameters<
  Id extends TaskId = TaskId,
> extends GetTaskRequestOptions<Id> {
  storage: ContentStorage
}

/** What {@link getTaskRequest} returns: the request, parsed by the task’s schema. */
export type GetTaskRequestReturnType<Id extends TaskId = TaskId> = TaskRequest<Id>

const DEFAULT_MAX_BYTES = 32 * 1024 * 1024

/**
 * Reads what a task on the chain asks for, checked with its schema. Source: OGPU guide, Hugging
 * Face sources.
 *
 * @throws TaskNotFoundError, InvalidRequestError, InvalidJsonError, and the errors of the storage.
 *
 * @example
 * ```ts
 * const { inputs, parameters } = await getTaskRequest(client, {
 *   storage,
 *   taskAddress,
 *   task: 'text-classification',
 * })
 * ```
 */
export async function getTaskRequest<const Id extends TaskId>(
  client: TaskmeshClient,
  parameters: GetTaskRequestParameters<Id>,
): Promise<GetTaskRequestReturnType<Id>> {
  const { storage, taskAddress, task, maxBytes = DEFAULT_MAX_BYTES, signal } = parameters
  const { configUrl } = await getTask(client, { taskAddress })
  return decodeOgpuRequest(task, readJson(await storage.get(configUrl, { maxBytes, signal })))
}
