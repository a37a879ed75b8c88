import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { LoadedModel } from '../../src/engine/loadedModel.ts'
import type { RemoteEndpointSpec } from '../../src/engine/modelSpec.ts'
import { remote } from '../../src/engines/remote/remote.ts'

/** A call that came to a server. */
export interface Received {
  method: string
  path: string
  headers: IncomingMessage['headers']
  bytes: Uint8Array
  /** The body, if it is JSON. */
  json: unknown
  /** Aborts when the client has gone. */
  gone: AbortSignal
}

/** What a server answers: a `Response`, or an iteration of chunks. */
export type Answer = Response | AsyncIterable<Uint8Array>

export interface TestServer {
  url: string
  received: Received[]
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

async function write(answer: Answer, response: ServerResponse): Promise<void> {
  const isWhole = answer instanceof Response
  const headers = isWhole
    ? Object.fromEntries(answer.headers)
    : { 'content-type': 'text/event-stream' }
  response.writeHead(isWhole ? answer.status : 200, headers)
  for await (const chunk of isWhole ? (answer.body ?? []) : answer) {
    if (response.closed) return
    response.write(chunk)
  }
  response.end()
}

/** Starts a server that answers with what the function makes of each call; it ends with the test. */
export async function startServer(
  answer: (received: Received) => Answer | Promise<Answer>,
): Promise<TestServer> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const bytes = new Uint8Array(Buffer.concat(chunks))
    const { method = '', url: path = '', headers } = request
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const call = { method, path, headers, bytes, json: parse(bytes), gone: gone.signal }
    received.push(call)
    await write(await answer(call), response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, received }
}

/** Loads a model behind such a server. */
export function loadRemote(
  spec: Pick<RemoteEndpointSpec, 'task' | 'url' | 'dialect'> & Partial<RemoteEndpointSpec>,
): Promise<LoadedModel> {
  return remote.load({ kind: 'remote-endpoint', id: 'me/remote', ...spec }, {})
}
