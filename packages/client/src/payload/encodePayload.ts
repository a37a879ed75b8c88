import { parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { inlineMedia } from '@taskmesh/tasks/media'
import { checkMediaTypes } from './checkMediaTypes.ts'

/** Where a payload carries the caller's key; the network's tools allow further keys. */
const KEY_FIELD = 'idempotency_key'

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortKeys(entry)]))
}

function withKey(payload: object, idempotencyKey: string | undefined): unknown {
  // The same request has to give the same bytes, in whatever order its keys were written.
  return idempotencyKey === undefined
    ? payload
    : sortKeys({ ...payload, [KEY_FIELD]: idempotencyKey })
}

/**
 * Checks a request and writes it as the payload that providers read. Source: OGPU SDK, TaskInput:
 * `{ function_name, data, …extras }`.
 *
 * @param value - the request; an `idempotencyKey` makes its payload one of its own.
 * @returns the request with its media as strings, and the payload as JSON.
 * @throws InvalidRequestError whose issues name each path at fault.
 */
export async function encodePayload(
  task: TaskId,
  value: { inputs: unknown; parameters?: unknown; idempotencyKey?: string | undefined },
): Promise<{ request: TaskRequest; json: string }> {
  const { inputs, parameters, idempotencyKey } = value
  const parsed = parseRequest(task, parameters === undefined ? { inputs } : { inputs, parameters })
  const request = await inlineMedia(parsed)
  checkMediaTypes(task, request)
  const payload = encodeOgpuRequest(request)
  return { request, json: JSON.stringify(withKey(payload, idempotencyKey)) }
}
