import { parseRequest, TASK_SCHEMAS, type TaskId, type TaskRequest } from '@taskmesh/tasks'
import type { EngineCall } from '../../engine/loadedModel.ts'
import type { RemoteEndpointSpec } from '../../engine/modelSpec.ts'
import { inChunks } from '../inChunks.ts'
import { encodeDecoded } from './media/encodeDecoded.ts'

/** Calls of one batch that are under way at once. */
const AT_ONCE = 4

/** Makes the request for one input. */
export async function requestOf<Id extends TaskId>(
  task: Id,
  model: string,
  input: unknown,
  parameters: Readonly<Record<string, unknown>>,
): Promise<TaskRequest<Id>> {
  const request: unknown = { inputs: await encodeDecoded(input, model), parameters }
  return parseRequest(task, request)
}

/** Answers each input of a call by a request of its own, a few at once. */
export function answerEach(
  { inputs, signal }: EngineCall,
  answer: (input: unknown) => Promise<unknown>,
): Promise<unknown[]> {
  return inChunks(inputs, { size: AT_ONCE, signal }, (chunk) => Promise.all(chunk.map(answer)))
}

/** What the server calls a model. */
export function nameOf({ id, remoteModel = id }: RemoteEndpointSpec): string {
  return remoteModel
}

/**
 * The parameters of a task that continues texts, with what their default is in canonical form said: servers
 * have others.
 */
export function withFullText(
  task: TaskId,
  parameters: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { node } = TASK_SCHEMAS[task].parameters
  const isKnown = node.type === 'object' && Object.hasOwn(node.fields, 'return_full_text')
  return isKnown ? { return_full_text: true, ...parameters } : { ...parameters }
}

/** A text that was written, behind its prompt when that is due and is not there yet. */
export function behindPrompt(text: string, prompt: unknown, isDue: boolean): string {
  if (!isDue || typeof prompt !== 'string' || text.startsWith(prompt)) return text
  return prompt + text
}
