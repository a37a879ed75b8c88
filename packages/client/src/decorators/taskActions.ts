import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import {
  cancelTask,
  type CancelTaskParameters,
  type CancelTaskReturnType,
} from '../actions/task/cancelTask.ts'
import {
  confirmBy,
  type ConfirmByOptions,
  type ConfirmByReturnType,
} from '../actions/task/confirmBy.ts'
import {
  confirmResponse,
  type ConfirmResponseParameters,
  type ConfirmResponseReturnType,
} from '../actions/task/confirmResponse.ts'
import {
  estimateTask,
  type EstimateTaskParameters,
  type EstimateTaskReturnType,
} from '../actions/task/estimateTask.ts'
import {
  getResponsesOf,
  type GetResponsesOfParameters,
  type GetResponsesOfReturnType,
} from '../actions/task/getResponsesOf.ts'
import {
  getAttempts,
  type GetAttemptsParameters,
  type GetAttemptsReturnType,
} from '../actions/task/getAttempts.ts'
import {
  getDeclines,
  type GetDeclinesOptions,
  type GetDeclinesReturnType,
} from '../actions/task/getDeclines.ts'
import {
  getResponse,
  type GetResponseParameters,
  type GetResponseReturnType,
} from '../actions/task/getResponse.ts'
import {
  getResponses,
  type GetResponsesParameters,
  type GetResponsesReturnType,
} from '../actions/task/getResponses.ts'
import { getTask, type GetTaskParameters, type GetTaskReturnType } from '../actions/task/getTask.ts'
import {
  getTaskRequest,
  type GetTaskRequestOptions,
  type GetTaskRequestReturnType,
} from '../actions/task/getTaskRequest.ts'
import {
  getTasksOfSource,
  type GetTasksOfSourceParameters,
  type GetTasksOfSourceReturnType,
} from '../actions/task/getTasksOfSource.ts'
import {
  publishTask,
  type PublishTaskOptions,
  type PublishTaskReturnType,
} from '../actions/task/publishTask.ts'
import {
  publishTasks,
  type PublishTasksItem,
  type PublishTasksOptions,
  type PublishTasksReturnType,
} from '../actions/task/publishTasks.ts'
import {
  resumePublications,
  type ResumePublicationsParameters,
  type ResumePublicationsReturnType,
} from '../actions/task/resumePublications.ts'
import {
  resumePublish,
  type ResumePublishParameters,
  type ResumePublishReturnType,
} from '../actions/task/resumePublish.ts'
import {
  waitForResult,
  type TaskHandle,
  type WaitForResultOptions,
  type WaitForResultReturnType,
} from '../actions/task/waitForResult.ts'
import {
  waitForTaskStatus,
  type WaitForTaskStatusParameters,
  type WaitForTaskStatusReturnType,
} from '../actions/task/waitForTaskStatus.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { PublishStore } from '../publish/publishStore.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'

/**
 * Actions of those who publish tasks, as methods of a client that is extended with {@link
 * taskActions}.
 */
export type TaskActions = {
  /** See {@link publishTask}. */
  publishTask: <const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    parameters: PublishTaskOptions<Id, Inputs>,
  ) => Promise<PublishTaskReturnType<Id, Inputs>>
  /** See {@link publishTasks}. */
  publishTasks: <const Items extends readonly PublishTasksItem[]>(
    items: Items,
    options?: PublishTasksOptions,
  ) => Promise<PublishTasksReturnType<Items>>
  /** See {@link estimateTask}. */
  estimateTask: <const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    parameters: EstimateTaskParameters<Id, Inputs>,
  ) => Promise<EstimateTaskReturnType>
  /** See {@link getResponsesOf}. */
  getResponsesOf: (parameters: GetResponsesOfParameters) => Promise<GetResponsesOfReturnType>
  /** See {@link resumePublish}. */
  resumePublish: <const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    parameters: ResumePublishParameters<Id, Inputs>,
  ) => Promise<ResumePublishReturnType<Id, Inputs>>
  /** See {@link resumePublications}. */
  resumePublications: (
    parameters: ResumePublicationsParameters,
  ) => Promise<ResumePublicationsReturnType>
  /** See {@link cancelTask}. */
  cancelTask: (parameters: CancelTaskParameters) => Promise<CancelTaskReturnType>
  /** See {@link getTask}. */
  getTask: (parameters: GetTaskParameters) => Promise<GetTaskReturnType>
  /** See {@link getTaskRequest}. */
  getTaskRequest: <const Id extends TaskId>(
    parameters: GetTaskRequestOptions<Id>,
  ) => Promise<GetTaskRequestReturnType<Id>>
  /** See {@link getResponses}. */
  getResponses: (parameters: GetResponsesParameters) => Promise<GetResponsesReturnType>
  /** See {@link getResponse}. */
  getResponse: (parameters: GetResponseParameters) => Promise<GetResponseReturnType>
  /** See {@link confirmResponse}. */
  confirmResponse: (parameters: ConfirmResponseParameters) => Promise<ConfirmResponseReturnType>
  /** See {@link waitForTaskStatus}. */
  waitForTaskStatus: (
    parameters: WaitForTaskStatusParameters,
  ) => Promise<WaitForTaskStatusReturnType>
  /** See {@link waitForResult}. */
  waitForResult: <const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    handle: TaskHandle<Id, Inputs>,
    options?: WaitForResultOptions,
  ) => Promise<WaitForResultReturnType<Id, Inputs>>
  /** See {@link confirmBy}. */
  confirmBy: <const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    handle: TaskHandle<Id, Inputs>,
    options?: ConfirmByOptions,
  ) => Promise<ConfirmByReturnType<Id, Inputs>>
  /** See {@link getTasksOfSource}. */
  getTasksOfSource: (parameters: GetTasksOfSourceParameters) => Promise<GetTasksOfSourceReturnType>
  /** See {@link getAttempts}. */
  getAttempts: (parameters: GetAttemptsParameters) => Promise<GetAttemptsReturnType>
  /** See {@link getDeclines}. */
  getDeclines: (parameters: GetDeclinesOptions) => Promise<GetDeclinesReturnType>
}

/** What the actions of tasks share: where content is, and where signed transactions are kept. */
export interface TaskActionsOptions {
  /** Where payloads and results are. */
  storage: ContentStorage
  /** Where `publishTask` keeps what it signed. Default: nowhere. */
  store?: PublishStore | undefined
}

/**
 * Adds the actions to publish tasks and get their results to a viem client.
 *
 * @example
 * ```ts
 * const client = createWalletClient({ account, chain, transport: http() })
 *   .extend(publicActions)
 *   .extend(taskActions({ storage: ogpuStorage() }))
 * ```
 */
export function taskActions({
  storage,
  store,
}: TaskActionsOptions): (client: TaskmeshClient) => TaskActions {
  return (client) => ({
    publishTasks: (items, options) => publishTasks(client, items, { storage, store, ...options }),
    estimateTask: (parameters) => estimateTask(client, parameters),
    getResponsesOf: (parameters) => getResponsesOf(client, parameters),
    publishTask: (parameters) => publishTask(client, { storage, store, ...parameters }),
    resumePublish: (parameters) => resumePublish(client, parameters),
    resumePublications: (parameters) => resumePublications(client, parameters),
    confirmBy: (handle, options) => confirmBy(client, handle, { storage, ...options }),
    cancelTask: (parameters) => cancelTask(client, parameters),
    getTask: (parameters) => getTask(client, parameters),
    getTaskRequest: (parameters) => getTaskRequest(client, { storage, ...parameters }),
    getResponses: (parameters) => getResponses(client, parameters),
    getResponse: (parameters) => getResponse(client, parameters),
    confirmResponse: (parameters) => confirmResponse(client, parameters),
    waitForTaskStatus: (parameters) => waitForTaskStatus(client, parameters),
    waitForResult: (handle, options) => waitForResult(client, handle, { storage, ...options }),
    getTasksOfSource: (parameters) => getTasksOfSource(client, parameters),
    getAttempts: (parameters) => getAttempts(client, parameters),
    getDeclines: (parameters) => getDeclines(client, { storage, ...parameters }),
  })
}
