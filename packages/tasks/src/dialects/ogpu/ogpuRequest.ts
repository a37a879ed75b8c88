import * as z from 'zod/mini'
import { InvalidRequestError } from '../../errors.ts'
import { checkTaskRequest } from '../../parse/checkTask.ts'
import { check } from '../../parse/parseWith.ts'
import type { Path } from '../../parse/path.ts'
import { findTaskId } from '../../registry/findTaskId.ts'
import type { TaskId } from '../../registry/tasks.ts'
import type { TaskRequest } from '../../schemas.ts'
import { payloadOf, type OgpuPayload } from './ogpuPayload.ts'

const data = z.looseObject({
  input: z.unknown(),
  args: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
})

const payload = z.looseObject({
  function_name: z.literal('inference', {
    error: '"inference", the one function of these sources',
  }),
  data,
})

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
  { input, args }: z.output<typeof data>,
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
  const checked = check(data, value)
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
  const checked = check(payload, value)
  if (!checked.success) throw new InvalidRequestError(id, checked.issues)
  return decodeData(task, checked.data.data, ['data'])
}
