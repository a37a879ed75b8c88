import { isRecord } from '@taskmesh/errors'
import type { TaskId, TaskRef, TaskRequest } from '@taskmesh/tasks'
import { safeParseRequest } from '../../task/taskCalls.ts'
import { InvalidCurlCommandError } from '../errors.ts'
import { parseCurl, type CurlCall } from './parseCurl.ts'

/** A piece of a form as JSON says it: a number, a list, or a text. */
function fieldValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function formBody(form: CurlCall['form']): Record<string, unknown> {
  for (const [, value] of form) {
    if (!/^[@<]/.test(value)) continue
    const name = value.slice(1).replace(/;.*$/s, '')
    throw new InvalidCurlCommandError(
      `it sends the file “${name}” of a disk, which a page cannot read. Choose the file in the form instead.`,
    )
  }
  return Object.fromEntries(form.map(([name, value]) => [name, fieldValue(value)]))
}

function bodyOf({ body, form }: CurlCall): unknown {
  if (body === undefined && form.length > 0) return formBody(form)
  if (body === undefined) {
    throw new InvalidCurlCommandError('it sends nothing. The request is what follows --data.')
  }
  try {
    return JSON.parse(body)
  } catch {
    throw new InvalidCurlCommandError('what it sends is no JSON.')
  }
}

/** The dialects are large and rarely needed, so that they are loaded when they are. */
async function decode(task: TaskId, body: unknown): Promise<unknown> {
  if (isRecord(body) && 'function_name' in body) {
    const { decodeOgpuRequest } = await import('@taskmesh/tasks/dialects/ogpu')
    return decodeOgpuRequest(task, body)
  }
  const { decodeHubRequest } = await import('@taskmesh/tasks/dialects/hub')
  return decodeHubRequest(task, body)
}

/**
 * Reads the request of a task from a `curl` command that calls a runner, Hugging Face’s API, one that is
 * like OpenAI’s, or that stores a payload of OGPU. Nothing is sent.
 *
 * @throws {@link InvalidCurlCommandError} when the command cannot be read; `InvalidRequestError` of
 * `@taskmesh/tasks` when what it sends does not fit the task.
 *
 * @example
 * ```ts
 * await readCurl('translation', `curl https://example.com -d '{"inputs": "Hello"}'`)
 * // { inputs: 'Hello' }
 * ```
 */
export async function readCurl<Task extends TaskRef>(
  task: Task,
  command: string,
): Promise<TaskRequest<Task>> {
  const body = bodyOf(parseCurl(command))
  const own = isRecord(body) ? { inputs: body['inputs'], parameters: body['parameters'] } : {}
  const asIs = safeParseRequest(task, own)
  if (asIs.success) return asIs.data
  const ref: TaskRef = task
  // A task of a program's own has no other dialect.
  const decoded = typeof ref === 'string' ? await decode(ref, body) : own
  const parsed = safeParseRequest(task, decoded)
  if (!parsed.success) throw parsed.error
  return parsed.data
}
