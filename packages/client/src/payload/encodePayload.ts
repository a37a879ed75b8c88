import { parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { inlineMedia } from '@taskmesh/tasks/media'
import { checkMediaTypes } from './checkMediaTypes.ts'

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortKeys(entry)]))
}

/**
 * Checks a request and writes it as the payload that providers read. Source: OGPU SDK, TaskInput:
 * `{ function_name, data, …extras }`.
 *
 * @param value - the request. With an `idempotencyKey` the same request gives the same bytes, in
 * whatever order its keys were written.
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
  const ordered = idempotencyKey === undefined ? payload : sortKeys(payload)
  return { request, json: JSON.stringify(ordered) }
}
