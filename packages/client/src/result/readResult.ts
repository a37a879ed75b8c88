import { findTaskId, type OutputFor, type TaskId, type TaskInputs } from '@taskmesh/tasks'
import { decodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { InvalidOutputError } from '@taskmesh/tasks/errors'
import type { GetResponseReturnType } from '../actions/task/getResponse.ts'
import { InvalidJsonError } from '../errors/storageErrors.ts'
import { InvalidResultError } from '../errors/taskErrors.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { readJson } from '../storage/readJson.ts'

const DEFAULT_MAX_BYTES = 32 * 1024 * 1024

export interface ReadResultParameters<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  storage: ContentStorage
  task: Id
  inputs: Inputs
  response: GetResponseReturnType
  /** Most bytes of the stored result. Default 32 MiB. */
  maxBytes?: number | undefined
  signal?: AbortSignal | undefined
}

/** A result that fits its task's schema. */
export interface Result<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  output: OutputFor<Id, Inputs>
  /** The provider's notes, such as parameters that had no effect. */
  warnings: string[]
}

/** Whether a response holds its result itself. */
export function isInline(data: string): boolean {
  return /^\s*[[{]/.test(data)
}

function failure(
  { address, provider }: GetResponseReturnType,
  reason: string,
  received: unknown,
  cause: unknown,
): InvalidResultError {
  const path = cause instanceof InvalidOutputError ? cause.path : undefined
  return new InvalidResultError({ response: address, provider, reason, received, path, cause })
}

async function readPayload(
  storage: ContentStorage,
  response: GetResponseReturnType,
  options: { maxBytes: number; signal?: AbortSignal | undefined },
): Promise<unknown> {
  const { data } = response
  const bytes = isInline(data) ? new TextEncoder().encode(data) : await storage.get(data, options)
  try {
    return readJson(bytes)
  } catch (error) {
    if (!(error instanceof InvalidJsonError)) throw error
    throw failure(response, 'it is not JSON', error.text, error)
  }
}

/**
 * Fetches what a response leads to and checks it with the task's schema. A response may hold its
 * result itself, as JSON.
 *
 * @throws InvalidResultError, whose `received` is what came, when it is no result of the task.
 * @throws the errors of the storage.
 *
 * @example
 * ```ts
 * const [response] = await getResponses(client, { taskAddress: task.taskAddress })
 * if (response) {
 *   const { task: name, inputs } = task
 *   const { output } = await readResult({ storage, task: name, inputs, response })
 * }
 * ```
 */
export async function readResult<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  parameters: ReadResultParameters<Id, Inputs>,
): Promise<Result<Id, Inputs>> {
  const { storage, task, inputs, response, maxBytes = DEFAULT_MAX_BYTES, signal } = parameters
  findTaskId(task)
  const payload = await readPayload(storage, response, { maxBytes, signal })
  try {
    return decodeOgpuResult(task, payload, inputs)
  } catch (error) {
    if (!(error instanceof InvalidOutputError)) throw error
    throw failure(response, error.shortMessage, payload, error)
  }
}
