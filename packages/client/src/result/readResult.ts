import { findTaskId, type OutputFor, type TaskId, type TaskInputs } from '@taskmesh/tasks'
import { decodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { InvalidOutputError } from '@taskmesh/tasks/errors'
import type { GetResponseReturnType } from '../actions/task/getResponse.ts'
import { InvalidJsonError } from '../errors/storageErrors.ts'
import { InvalidResultError } from '../errors/taskErrors.ts'
import type { ContentStorage, GetOptions } from '../storage/contentStorage.ts'
import { isHtml } from '../storage/isHtml.ts'
import { readJson } from '../storage/readJson.ts'
import { readStored } from '../storage/readStored.ts'

const DEFAULT_MAX_BYTES = 32 * 1024 * 1024

/** Parameters of {@link readResult}: the response, and the request that it answers. */
export interface ReadResultParameters<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  storage: ContentStorage
  task: Id
  inputs: Inputs
  response: GetResponseReturnType
  /** Most bytes of the stored result. Default 32 MiB. */
  maxBytes?: number | undefined
  /** Whether to refuse a result that cannot be verified, see `isVerified`. Default false. */
  requireVerified?: boolean | undefined
  signal?: AbortSignal | undefined
}

/** A result that fits its task's schema. */
export interface Result<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  output: OutputFor<Id, Inputs>
  /** The provider's notes, such as parameters that had no effect. */
  warnings: string[]
  /**
   * Whether it is what the provider put on the chain: the response holds it, or its content
   * identifier, with which it was compared. Else whoever serves it can have changed it.
   */
  isVerified: boolean
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

interface Payload {
  value: unknown
  isVerified: boolean
}

async function readPayload(
  storage: ContentStorage,
  response: GetResponseReturnType,
  options: GetOptions,
): Promise<Payload> {
  const { data } = response
  const { bytes, isVerified } = isInline(data)
    ? { bytes: new TextEncoder().encode(data), isVerified: true }
    : await readStored(storage, data, options)
  try {
    return { value: readJson(bytes), isVerified }
  } catch (error) {
    if (!(error instanceof InvalidJsonError)) throw error
    const what = isHtml(bytes) ? 'it is an HTML page, not JSON' : 'it is not JSON'
    throw failure(response, what, error.text, error)
  }
}

/**
 * Fetches what a response leads to and checks it with the task's schema. A response may hold its
 * result itself, as JSON.
 *
 * @throws InvalidResultError, whose `received` is what came, when it is no result of the task.
 * @throws UnverifiedContentError with `requireVerified`; the errors of the storage.
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
  const { storage, task, inputs, response, requireVerified, signal } = parameters
  const { maxBytes = DEFAULT_MAX_BYTES } = parameters
  findTaskId(task)
  const options = { maxBytes, requireVerified, signal }
  const { value, isVerified } = await readPayload(storage, response, options)
  try {
    return { ...decodeOgpuResult(task, value, inputs), isVerified }
  } catch (error) {
    if (!(error instanceof InvalidOutputError)) throw error
    throw failure(response, error.shortMessage, value, error)
  }
}
