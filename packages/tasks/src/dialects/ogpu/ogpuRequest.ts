import type { OutputOf } from '../../compiled/compiledSchema.ts'
import { InvalidRequestError } from '../../errors.ts'
import { checkTaskRequest } from '../../parse/checkTask.ts'
import { ogpuData, ogpuPayload } from '../../generated/ogpuWire.ts'
import { check } from '../../parse/check.ts'
import type { Path } from '../../parse/path.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import type { TaskRequest } from '../../schemas.ts'
import { payloadOf, type OgpuPayload } from './ogpuPayload.ts'

/**
 * Writes a request as the network's Hugging Face sources read it.
 *
 * @example
 * ```ts
 * encodeOgpuRequest({ inputs: 'Hello', parameters: { top_k: 2 } })
 * // { function_name: 'inference', data: { input: 'Hello', args: { top_k: 2 } } }
 * ```
 */
export function encodeOgpuRequest(request: TaskRequest): OgpuPayload {
  return payloadOf(request)
}

const WIRE_NAMES = new Map<PropertyKey | undefined, string>([
  ['inputs', 'input'],
  ['parameters', 'args'],
])

function decodeData<Id extends TaskId>(
  task: Id,
  { input, args }: OutputOf<typeof ogpuData>,
  prefix: Path,
): TaskRequest<Id> {
  const request = { inputs: input, parameters: args ?? {} }
  const checked = checkTaskRequest(task, request, ([key, ...rest]) => [
    ...prefix,
    ...[WIRE_NAMES.get(key) ?? key ?? []].flat(),
    ...rest,
  ])
  if (!checked.success) throw new InvalidRequestError(task, checked.issues)
  return checked.data
}

/**
 * Reads the `data` part of a payload: what `POST /run/inference/{task address}` carries.
 *
 * @throws {@link InvalidRequestError} whose paths are those of the wire, such as `args.top_k`.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * decodeOgpuData('text-classification', { input: 'Hello', args: { top_k: 2 } })
 * // { inputs: 'Hello', parameters: { top_k: 2 } }
 * ```
 */
export function decodeOgpuData<Id extends TaskId>(task: Id, value: unknown): TaskRequest<Id> {
  const id = findTaskId(task)
  const checked = check(ogpuData, value)
  if (!checked.success) throw new InvalidRequestError(id, checked.issues)
  return decodeData(task, checked.data, [])
}

/**
 * Reads the payload that a task's config on the chain leads to.
 *
 * @throws {@link InvalidRequestError} whose paths are those of the wire, such as `data.args.top_k`.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const config = { function_name: 'inference', data: { input: 'Hello', args: {} } }
 * decodeOgpuRequest('text-classification', config) // { inputs: 'Hello', parameters: {} }
 * ```
 */
export function decodeOgpuRequest<Id extends TaskId>(task: Id, value: unknown): TaskRequest<Id> {
  const id = findTaskId(task)
  const checked = check(ogpuPayload, value)
  if (!checked.success) throw new InvalidRequestError(id, checked.issues)
  return decodeData(task, checked.data.data, ['data'])
}
