import { isRecord } from '@taskmesh/errors'
import { findMedia, isBatch, mediaPaths, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'

function countCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countCharacters(one), 0)
  if (!isRecord(value) || ArrayBuffer.isView(value)) return 0
  return Object.values(value).reduce((sum: number, one) => sum + countCharacters(one), 0)
}

/**
 * The headers by which Hugging Face's API says how much it read: how many images there were, or how many
 * characters all texts had. The times are headers of every dialect.
 *
 * Source: `pipeline_route` of api-inference-community, `api_inference_community/routes.py`.
 */
export function computeHeaders(task: TaskId, inputs: unknown): Record<string, string> {
  const calls = isBatch(task, inputs) ? inputs : [inputs]
  const places = mediaPaths(TASK_SCHEMAS[task].inputs)
  const media = calls.flatMap((input) => findMedia(input, places))
  const images = media.filter(({ kind }) => kind === 'image').length
  if (images > 0) return { 'x-compute-images': String(images) }
  return media.length > 0 ? {} : { 'x-compute-characters': String(countCharacters(inputs)) }
}
