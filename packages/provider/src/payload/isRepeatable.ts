import { TaskmeshError, type ErrorCode } from '@taskmesh/errors'

/** What fails again with the same request and the same model. */
const REPEATS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ENGINE_CRASHED',
  'INFERENCE_FAILED',
  'MODEL_OUTPUT',
])

/** Returns whether a model would fail again in this way with the same request, after gas was paid again. */
export function isRepeatable(error: unknown): error is TaskmeshError {
  return error instanceof TaskmeshError && REPEATS.has(error.code)
}
