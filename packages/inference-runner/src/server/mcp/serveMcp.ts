import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { serveStdio as serve, StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import { wholeLines } from './wholeLines.ts'
import { createMcpServer, type McpServerOptions } from './createMcpServer.ts'

/** Most bytes of one message: 20 MiB of media in base64, and room for the rest. */
const MAX_MESSAGE_BYTES = 30 * 1024 * 1024

/** Options of {@link serveMcp}: the runner, and the streams to speak over. */
export interface ServeMcpOptions extends Omit<McpServerOptions, 'calls'> {
  /** Default: standard input. */
  input?: Readable | undefined
  /** Default: standard output. Nothing else may be written to it. */
  output?: Writable | undefined
}

/** A connection that is served. */
export interface McpConnection {
  /** Resolves when it is over: the client has closed its end, or sent a message of more than 30 MiB. */
  closed: Promise<void>
  close(): Promise<void>
}

/**
 * Serves MCP to the program that started this one, over standard input and output.
 *
 * @example
 * ```ts
 * const { closed } = serveMcp({ runner })
 * await closed
 * await runner.close()
 * ```
 */
export function serveMcp({
  input = process.stdin,
  output = process.stdout,
  logger,
  runner,
}: ServeMcpOptions): McpConnection {
  const over = new AbortController()
  const closed = once(over.signal, 'abort').then(() => {})
  const lines = input.pipe(wholeLines(MAX_MESSAGE_BYTES))
  class Transport extends StdioServerTransport {
    override async close(): Promise<void> {
      await super.close()
      input.unpipe(lines).pause()
      over.abort()
    }
  }
  const transport = new Transport(lines, output, { maxBufferSize: MAX_MESSAGE_BYTES })
  const handle = serve(() => createMcpServer({ runner, logger }), {
    transport,
    onerror: ({ message }) => logger?.warn({ reason: message }, 'MCP message refused'),
  })
  return { closed, close: () => handle.close() }
}
