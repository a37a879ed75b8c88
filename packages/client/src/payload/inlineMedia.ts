import { isBatch, mediaPaths, TASK_SCHEMAS, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import { mediaTypeOf } from './mediaTypeOf.ts'
import { toDataUrl } from './toDataUrl.ts'

async function toText(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return toDataUrl(value, mediaTypeOf(value))
  if (!(value instanceof Blob)) return value
  const bytes = new Uint8Array(await value.arrayBuffer())
  return toDataUrl(bytes, value.type.split(';')[0] || mediaTypeOf(bytes))
}

async function inlineAt(value: unknown, path: readonly string[]): Promise<unknown> {
  const [key, ...rest] = path
  if (key === undefined) return toText(value)
  if (typeof value !== 'object' || value === null) return value
  return { ...value, [key]: await inlineAt(Reflect.get(value, key), rest) }
}

async function inlineInput(task: TaskId, input: unknown): Promise<unknown> {
  let value = input
  for (const { path } of mediaPaths(TASK_SCHEMAS[task].inputs)) value = await inlineAt(value, path)
  return value
}

/**
 * Turns media in memory (bytes, `Blob`) into base64 `data:` URLs, so that the request can travel
 * as JSON. Everything else stays as it is.
 */
export async function inlineMedia<Id extends TaskId>(
  task: Id,
  request: TaskRequest<Id>,
): Promise<TaskRequest<Id>> {
  const { inputs } = request
  const inlined = isBatch(task, inputs)
    ? await Promise.all(inputs.map((input) => inlineInput(task, input)))
    : await inlineInput(task, inputs)
  // The same shape, with texts where media was: the schema takes both.
  return { ...request, inputs: inlined as typeof inputs }
}
