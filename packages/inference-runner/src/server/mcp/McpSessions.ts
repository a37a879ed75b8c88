import { randomUUID } from 'node:crypto'
import { WebStandardStreamableHTTPServerTransport, type Server } from '@modelcontextprotocol/server'

const IDLE_MS = 30 * 60_000
const MAX_SESSIONS = 1000

interface Session {
  server: Server
  transport: WebStandardStreamableHTTPServerTransport
  usedAt: number
  /** Requests that are under way, streams included. */
  running: number
}

/**
 * The sessions of clients that speak a revision of MCP before 2026-07-28: there the cancel of a call comes in a request
 * of its own, which has to find the call. One that was not used for half an hour is forgotten, and above 1000 the one
 * that was not used for longest.
 */
export class McpSessions {
  readonly #sessions = new Map<string, Session>()
  readonly #createServer: () => Server

  constructor(createServer: () => Server) {
    this.#createServer = createServer
  }

  get size(): number {
    return this.#sessions.size
  }

  /** Answers the request that begins a session. */
  async begin(request: Request, parsedBody: unknown): Promise<Response> {
    await this.#forgetIdle()
    const server = this.#createServer()
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => {
        this.#sessions.set(id, { server, transport, usedAt: Date.now(), running: 0 })
      },
      onsessionclosed: (id) => void this.#sessions.delete(id),
    })
    await server.connect(transport)
    const response = await transport.handleRequest(request, { parsedBody })
    if (transport.sessionId === undefined) await server.close()
    return response
  }

  /** Answers a request of a session; `undefined` when there is none of that name. */
  async handle(id: string, request: Request, parsedBody: unknown): Promise<Response | undefined> {
    const session = this.#sessions.get(id)
    if (session === undefined) return undefined
    session.usedAt = Date.now()
    session.running += 1
    request.signal.addEventListener('abort', () => this.#leave(session), { once: true })
    return session.transport.handleRequest(request, { parsedBody })
  }

  /** Ends all sessions, and the streams of their clients. */
  async close(): Promise<void> {
    const all = [...this.#sessions.values()]
    this.#sessions.clear()
    await Promise.all(all.map(({ server }) => server.close()))
  }

  #leave(session: Session): void {
    session.running -= 1
    session.usedAt = Date.now()
  }

  async #forgetIdle(): Promise<void> {
    const idle = [...this.#sessions]
      .filter(([, { running }]) => running === 0)
      .toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
    const tooMany = Math.max(0, this.#sessions.size + 1 - MAX_SESSIONS)
    const old = idle.filter(
      ([, { usedAt }], index) => index < tooMany || Date.now() - usedAt > IDLE_MS,
    )
    for (const [id, { server }] of old) {
      this.#sessions.delete(id)
      await server.close()
    }
  }
}
