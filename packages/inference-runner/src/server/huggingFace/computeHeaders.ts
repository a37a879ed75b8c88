import { isRecord } from '@taskmesh/errors'
import { findMedia, isBatch, mediaPaths, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'

/** What was computed, as the headers of an answer say it. */
export interface Computed {
  task: TaskId
  inputs: unknown
  /** How long the model ran, in milliseconds. */
  ms: number
}

function countCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + countCharacters(one), 0)
  if (!isRecord(value) || ArrayBuffer.isView(value)) return 0
  return Object.values(value).reduce((sum: number, one) => sum + countCharacters(one), 0)
}

/**
 * The headers by which Hugging Face's API says what a call took: `x-compute-time` in seconds,
 * `x-compute-type`, and either how many images there were or how many characters all texts had.
 *
 * Source: `pipeline_route` of api-inference-community, `api_inference_community/routes.py`.
 */
export function computeHeaders({ task, inputs, ms }: Computed): Record<string, string> {
  const calls = isBatch(task, inputs) ? inputs : [inputs]
  const places = mediaPaths(TASK_SCHEMAS[task].inputs)
  const media = calls.flatMap((input) => findMedia(input, places))
  const images = media.filter(({ kind }) => kind === 'image').length
  return {
    'x-compute-time': (ms / 1000).toFixed(3),
    'x-compute-type': 'cpu',
    ...(images > 0 ? { 'x-compute-images': String(images) } : {}),
    ...(media.length === 0 ? { 'x-compute-characters': String(countCharacters(inputs)) } : {}),
  }
}
