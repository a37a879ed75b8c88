import { parseRequest, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { inlineMedia } from './inlineMedia.ts'

/**
 * Checks a request and writes it as the payload that providers read.
 *
 * @returns the request with its media as text, and the payload as JSON.
 * @throws InvalidRequestError whose issues name each path at fault.
 */
export async function encodePayload(
  task: TaskId,
  value: { inputs: unknown; parameters?: unknown },
): Promise<{ request: TaskRequest; json: string }> {
  const { inputs, parameters } = value
  const parsed = parseRequest(task, parameters === undefined ? { inputs } : { inputs, parameters })
  const request = await inlineMedia(task, parsed)
  return { request, json: JSON.stringify(encodeOgpuRequest(request)) }
}
