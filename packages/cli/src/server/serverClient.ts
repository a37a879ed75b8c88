import { isRecord, readErrorBody, reasonOf, reviveError } from '@taskmesh/errors'
import { RUNNER_ERRORS, SERVER_ERRORS } from '@taskmesh/inference-runner/errors'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'
import * as z from 'zod'
import { NoServerError } from './errors.ts'

const MAX_ANSWER = 4 * 1024 * 1024
const CLASSES = { ...TASK_ERRORS, ...RUNNER_ERRORS, ...SERVER_ERRORS }

const servedModel = z.object({
  id: z.string(),
  task: z.string(),
  state: z.string(),
  engine: z.string().optional(),
  memoryBytes: z.number().optional(),
  processBytes: z.number().optional(),
  lastUsedAt: z.number().optional(),
  waiting: z.number(),
  running: z.number(),
})

const modelList = z.object({ models: z.array(servedModel) })

const progressEvent = z.object({
  model: z.string(),
  file: z.string(),
  loadedBytes: z.number(),
  totalBytes: z.number(),
})

/** A model as a server lists it. */
export type ServedModel = z.infer<typeof servedModel>
export type LoadProgressEvent = z.infer<typeof progressEvent>

export interface ServerClientOptions {
  url: string
  key?: string | undefined
  signal?: AbortSignal | undefined
}

function toError(url: string, status: number, body: unknown): Error {
  const known = isRecord(body) ? readErrorBody(body['error']) : undefined
  return known === undefined
    ? new NoServerError(url, `it answered ${status} in another form`)
    : reviveError(known, CLASSES)
}

/** Calls a server, and turns its refusals into their errors. */
async function call(
  { url, key, signal }: ServerClientOptions,
  path: string,
  init: { body?: unknown; accept?: string } = {},
): Promise<Response> {
  const { body, accept = 'application/json' } = init
  let response: Response
  try {
    response = await fetch(new URL(path, `${url.replace(/\/+$/, '')}/`), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: signal ?? null,
    })
  } catch (error) {
    signal?.throwIfAborted()
    const cause = error instanceof Error ? (error.cause ?? error) : error
    throw new NoServerError(url, reasonOf(cause), error)
  }
  if (response.ok) return response
  throw toError(url, response.status, await response.json().catch(() => undefined))
}

async function readModels(url: string, response: Response): Promise<ServedModel[]> {
  const text = (await response.text()).slice(0, MAX_ANSWER)
  try {
    return modelList.parse(JSON.parse(text)).models
  } catch (error) {
    throw new NoServerError(url, 'it gives no list of models', error)
  }
}

/** The models of a server: state, memory, last use. */
export async function listServed(options: ServerClientOptions): Promise<ServedModel[]> {
  return readModels(options.url, await call(options, 'v1/runner/models'))
}

/** Frees the memory of a model of a server. */
export async function unloadServed(
  options: ServerClientOptions,
  model: string,
): Promise<ServedModel[]> {
  return readModels(
    options.url,
    await call(options, 'v1/runner/models/unload', { body: { model } }),
  )
}

/** The events of a stream, as their type and data. */
async function* eventsOf(response: Response): AsyncGenerator<{ event: string; data: unknown }> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      const event = /^event: (.*)$/m.exec(block)?.[1]
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) }
    }
    if (text.length > MAX_ANSWER) return
  }
}

/** Loads a model of a server, and tells its progress. */
export async function loadServed(
  options: ServerClientOptions,
  model: string,
  onProgress: (progress: LoadProgressEvent) => void,
): Promise<ServedModel[]> {
  const { url } = options
  const accept = 'text/event-stream'
  const response = await call(options, 'v1/runner/models/load', { body: { model }, accept })
  try {
    for await (const { event, data } of eventsOf(response)) {
      if (event === 'progress') onProgress(progressEvent.parse(data))
      else if (event === 'error') throw toError(url, response.status, data)
      else if (event === 'loaded') return modelList.parse(data).models
    }
  } catch (error) {
    options.signal?.throwIfAborted()
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error
    throw new NoServerError(url, 'it does not say how far loading is', error)
  }
  throw new NoServerError(url, 'it ended before the model was loaded')
}
