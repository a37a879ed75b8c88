import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod/mini'

const callSchema = z.looseObject({ method: z.string() })
const bodySchema = z.union([callSchema, z.array(callSchema)])

export type FaultyCall = z.infer<typeof callSchema>

/** How a request is spoiled; `undefined` lets it through. */
export type Fault =
  { status: number; headers?: Record<string, string> } | 'hang' | 'drop' | undefined

export interface FaultyRpc {
  url: string
  /** HTTP requests so far. */
  requests: number
  /** How many calls the largest JSON-RPC batch had. */
  largestBatch: number
  fault: (calls: FaultyCall[]) => Fault
  stop: () => Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

/** An HTTP server in front of a node that fails on demand. */
export async function startFaultyRpc(target: string): Promise<FaultyRpc> {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const parsed = z.parse(bodySchema, JSON.parse(body))
    const calls = Array.isArray(parsed) ? parsed : [parsed]
    rpc.requests += 1
    if (calls.length > rpc.largestBatch) rpc.largestBatch = calls.length
    const fault = rpc.fault(calls)
    if (fault === 'hang') return
    if (fault === 'drop') {
      response.destroy()
      return
    }
    if (fault !== undefined) {
      response.writeHead(fault.status, fault.headers).end('{}')
      return
    }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(target, { method: 'POST', headers, body })
    response.writeHead(answer.status, headers).end(await answer.text())
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const rpc: FaultyRpc = {
    url: `http://127.0.0.1:${address.port}`,
    requests: 0,
    largestBatch: 0,
    fault: () => undefined,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return rpc
}
