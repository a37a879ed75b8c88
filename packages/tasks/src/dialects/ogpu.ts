import * as z from 'zod/mini'
import { InvalidOutputError, InvalidRequestError, type Issue } from '../errors.ts'
import { isBatch } from '../parse/isBatch.ts'
import { toIssues } from '../parse/issues.ts'
import { parseOutput } from '../parse/parseOutput.ts'
import { safeParseRequest } from '../parse/parseRequest.ts'
import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskId } from '../registry/tasks.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs, type TaskRequest } from '../schemas.ts'

/** What a task's config on the chain holds. Source: OGPU guide "Hugging Face sources". */
export interface OgpuPayload {
  function_name: 'inference'
  data: OgpuData
}

/** The part of the payload that a source's service receives. */
export interface OgpuData {
  input: unknown
  args: Record<string, unknown>
}

/** What a response's data on the chain holds. */
export interface OgpuResult {
  result: unknown[]
  /** Notes on the run, such as parameters that had no effect. Left out when there are none. */
  warnings?: string[]
}

const data = z.looseObject({
  input: z.unknown(),
  args: z.nullish(z.record(z.string(), z.unknown())),
})

const payload = z.looseObject({
  function_name: z.literal('inference', {
    error: '"inference", the one function of these sources',
  }),
  data,
})

const wireResult = z.looseObject({
  result: z.union([z.array(z.unknown()), z.object({ output: z.array(z.unknown()) })], {
    error: 'an array, or an object with an array named output',
  }),
  warnings: z.optional(z.array(z.string())),
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
  return {
    function_name: 'inference',
    data: { input: request.inputs, args: { ...request.parameters } },
  }
}

const WIRE_NAMES = [
  [/^inputs/, 'input'],
  [/^parameters/, 'args'],
] as const

function toWireIssue(issue: Issue, prefix: string): Issue {
  const path = WIRE_NAMES.reduce((text, [pattern, name]) => text.replace(pattern, name), issue.path)
  return {
    ...issue,
    path: prefix + path,
    message: issue.message.replace(issue.path, prefix + path),
  }
}

function decodeData<Id extends TaskId>(
  task: Id,
  value: z.infer<typeof data>,
  prefix: string,
): TaskRequest<Id> {
  const parsed = safeParseRequest(task, { inputs: value.input, parameters: value.args ?? {} })
  if (parsed.success) return parsed.data
  throw new InvalidRequestError(
    task,
    parsed.error.issues.map((issue) => toWireIssue(issue, prefix)),
  )
}

/**
 * Reads the `data` part of a payload: what `POST /run/inference/{task}` carries.
 *
 * @throws {@link InvalidRequestError} whose paths are those of the wire, such as `args.top_k`.
 */
export function decodeOgpuData<Id extends TaskId>(task: Id, value: unknown): TaskRequest<Id> {
  const id = findTaskId(task)
  const parsed = z.safeParse(data, value)
  if (!parsed.success) throw new InvalidRequestError(id, toIssues(parsed.error, value))
  return decodeData(task, parsed.data, '')
}

/**
 * Reads the payload that a task's config on the chain leads to.
 *
 * @throws {@link InvalidRequestError} whose paths are those of the wire, such as `data.args.top_k`.
 */
export function decodeOgpuRequest<Id extends TaskId>(task: Id, value: unknown): TaskRequest<Id> {
  const id = findTaskId(task)
  const parsed = z.safeParse(payload, value)
  if (!parsed.success) throw new InvalidRequestError(id, toIssues(parsed.error, value))
  return decodeData(task, parsed.data.data, 'data.')
}

function answersWithArray(task: TaskId): boolean {
  return TASK_SCHEMAS[task].output instanceof z.ZodMiniArray
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function encodeOutput(task: TaskId, output: unknown, inputs: unknown): unknown[] {
  if (!isArray(output)) return [output]
  const isFlat =
    isBatch(task, inputs) &&
    answersWithArray(task) &&
    output.every((answers) => isArray(answers) && answers.length === 1)
  return isFlat ? output.flat() : [...output]
}

/**
 * Writes an output as the network's Hugging Face sources write it: always an array, and flat for a
 * batch of inputs that has one answer each.
 *
 * @example
 * ```ts
 * encodeOgpuResult('translation', { translation_text: 'Bonjour' }, 'Hello')
 * // { result: [{ translation_text: 'Bonjour' }] }
 * ```
 */
export function encodeOgpuResult<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  output: OutputFor<Id, Inputs>,
  inputs: Inputs,
  warnings: readonly string[] = [],
): OgpuResult {
  const result = encodeOutput(task, output, inputs)
  return warnings.length === 0 ? { result } : { result, warnings: [...warnings] }
}

function decodeOutput(task: TaskId, result: readonly unknown[], inputs: unknown): unknown {
  if (isBatch(task, inputs)) {
    if (!answersWithArray(task)) return result
    return result.map((answers) => (isArray(answers) ? answers : [answers]))
  }
  const [first, ...others] = result
  if (!answersWithArray(task)) return others.length === 0 ? first : result
  return isArray(first) && others.length === 0 ? first : result
}

/**
 * Reads the result that a provider stored, in either form that the network knows:
 * `{ result: […] }` and `{ result: { output: […] } }`.
 *
 * @throws {@link InvalidOutputError} when it does not fit the task's output schema.
 */
export function decodeOgpuResult<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
): { output: OutputFor<Id, Inputs>; warnings: string[] } {
  const id = findTaskId(task)
  const parsed = z.safeParse(wireResult, value)
  if (!parsed.success) throw new InvalidOutputError(id, toIssues(parsed.error, value))
  const { result, warnings } = parsed.data
  const list = isArray(result) ? result : result.output
  return {
    output: parseOutput(task, decodeOutput(id, list, inputs), inputs),
    warnings: warnings ?? [],
  }
}
