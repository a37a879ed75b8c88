import { AsyncLocalStorage } from 'node:async_hooks'
import { Readable } from 'node:stream'
import {
  createMcpHandler,
  isInitializeRequest,
  isLegacyRequest,
} from '@modelcontextprotocol/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { callSignal } from '../core/callSignal.ts'
import type { Calls } from '../core/Calls.ts'
import type { Dialect } from '../core/dialect.ts'
import { InternalError, NotFoundError } from '../core/errors.ts'
import type { ToolCalls } from './callTool.ts'
import { checkCaller } from './checkCaller.ts'
import { createMcpServer } from './createMcpServer.ts'
import { mcpErrorForm } from './mcpErrorForm.ts'
import { MCP_PATHS } from './mcpPaths.ts'
import { McpSessions } from './McpSessions.ts'

/** The request as the SDK takes it, without its body, which is read already. */
function toWebRequest({ method, url, headers }: FastifyRequest, signal: AbortSignal): Request {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  )
  return new Request(new URL(url, 'http://localhost'), { method, headers: pairs, signal })
}

/** The messages of a stream. It begins at once, so that who opens it needs not wait for the first of them. */
async function* opened(messages: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array | string> {
  yield ': open\n\n'
  yield* messages
}

function send(reply: FastifyReply, response: Response): FastifyReply {
  const { body, headers } = response
  if (body === null || !headers.get('content-type')?.startsWith('text/event-stream')) {
    return reply.send(response)
  }
  return reply
    .code(response.status)
    .headers({ ...Object.fromEntries(headers), 'x-accel-buffering': 'no' })
    .send(Readable.from(opened(body)))
}

/** The calls of whichever request a tool is called by. */
function callsOfRequests(calls: Calls, replies: AsyncLocalStorage<FastifyReply>): ToolCalls {
  const reply = () => {
    const current = replies.getStore()
    if (current === undefined) throw new InternalError('A tool was called outside of a request.')
    return current
  }
  return {
    run: (task, request, options) => calls.run(reply(), task, request, options),
    stream: (task, request, options) => calls.stream(reply(), task, request, options),
  }
}

/**
 * The Model Context Protocol over HTTP, at `/mcp`: each served model is a tool, and the pages about tasks and models
 * are resources. Clients of revision 2026-07-28 need no session; older ones get one when they begin with
 * `initialize`, and are answered without one, too.
 *
 * @example
 * ```ts
 * const client = new Client({ name: 'me', version: '1.0.0' })
 * await client.connect(new StreamableHTTPClientTransport(new URL('http://127.0.0.1:8080/mcp')))
 * ```
 */
export const mcpDialect: Dialect = {
  name: 'mcp',
  errorForm: mcpErrorForm,
  prefixes: ['/mcp'],
  openApi: () => ({ paths: MCP_PATHS }),

  addRoutes(app, { runner, calls, logger, origins, closing }) {
    const replies = new AsyncLocalStorage<FastifyReply>()
    const ofRequests = callsOfRequests(calls, replies)
    const createServer = () => createMcpServer({ runner, calls: ofRequests, logger })
    const onerror = ({ message }: Error) => logger.warn({ reason: message }, 'MCP message refused')
    const handler = createMcpHandler(createServer, { onerror })
    const sessions = new McpSessions(createServer)
    closing.addEventListener('abort', () => {
      void sessions.close()
      void handler.close()
    })

    async function answer(request: Request, body: unknown): Promise<Response> {
      if (!(await isLegacyRequest(request, body)))
        return handler.fetch(request, { parsedBody: body })
      const session = request.headers.get('mcp-session-id')
      if (session !== null) {
        const answered = await sessions.handle(session, request, body)
        if (answered !== undefined) return answered
        throw new NotFoundError('There is no such session: begin a new one with initialize.')
      }
      if (isInitializeRequest(body)) return sessions.begin(request, body)
      return handler.fetch(request, body === undefined ? {} : { parsedBody: body })
    }

    app.route({
      method: ['GET', 'POST', 'DELETE'],
      url: '/mcp',
      onRequest: async (incoming) => checkCaller(incoming, { origins }),
      handler: (incoming, reply) => {
        const request = toWebRequest(incoming, callSignal(reply))
        return replies.run(reply, async () => send(reply, await answer(request, incoming.body)))
      },
    })
  },
}
