import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { readHubRequest } from '@taskmesh/tasks/dialects/hub'
import { encodeStream, type StreamPiece } from '@taskmesh/tasks/dialects/stream'
import type { ClientCall } from './calls.ts'

/** What a server knows of each run. */
const FACTS = {
  id: '1',
  created: 7,
  model: 'me/model',
  system_fingerprint: 'x',
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
}

/** A server that is made of the dialect alone. */
export interface CallServer extends AsyncDisposable {
  /** Where a call is answered, by its number. */
  urlOf(index: number): string
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return new Uint8Array(Buffer.concat(chunks))
}

/** Bytes as base64, so that what was asked can be compared. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  return JSON.parse(JSON.stringify(value, (_key, part: unknown) => part))
}

async function* piecesOf(output: unknown): AsyncGenerator<never> {
  // What the call declares as its output are pieces of the format that it is read in.
  for (const piece of Array.isArray(output) ? output : []) yield piece as never
}

async function answer(call: ClientCall, request: IncomingMessage, response: ServerResponse) {
  const body = await bodyOf(request)
  const userAgent = request.headers['user-agent']
  const { request: read, form, encodeOutput } = readHubRequest(call.task, body, { userAgent })
  const said = { inputs: plain(read.inputs), parameters: plain(read.parameters ?? {}) }
  const due = { inputs: call.request.inputs, parameters: call.request.parameters ?? {} }
  if (!isDeepStrictEqual(said, due)) {
    const error = `expected ${JSON.stringify(due)}, read ${JSON.stringify(said)}`
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
    return
  }
  if (form.pieces !== undefined) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const pieces: AsyncIterable<StreamPiece<typeof form.pieces>> = piecesOf(call.output)
    for await (const chunk of encodeStream(form.pieces, pieces)) response.write(chunk)
    response.end()
    return
  }
  // The output is that of the task, which the list of calls does not type.
  const output = encodeOutput(call.output as never, FACTS)
  if (output instanceof Blob)
    response
      .writeHead(200, { 'content-type': output.type })
      .end(Buffer.from(await output.arrayBuffer()))
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(output))
}

/** Serves calls, each at a path of its own. One that says something else than declared gets a 400. */
export async function serveCalls(calls: readonly ClientCall[]): Promise<CallServer> {
  const server = createServer((request, response) => {
    const call = calls[Number(request.url?.split('/')[2])]
    const run = call === undefined ? undefined : answer(call, request, response)
    void (run ?? Promise.reject(new RangeError(`no call at ${request.url}`))).catch((cause) => {
      const error = cause instanceof Error ? cause.message : String(cause)
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    urlOf: (index) => `http://127.0.0.1:${port}/calls/${index}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
