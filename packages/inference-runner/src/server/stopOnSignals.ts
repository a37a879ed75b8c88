import type { FastifyInstance } from 'fastify'
import type { Runner } from '../runner/runner.ts'

/** What to close, and on which signals. */
export interface StopOptions {
  server: FastifyInstance
  runner: Runner
  /** Default `SIGINT` and `SIGTERM`. */
  signals?: readonly NodeJS.Signals[] | undefined
  /** Called with the first signal. */
  onSignal?: (() => void) | undefined
  /** Called when all is closed. Default: end the process with code 0. */
  onStopped?: (() => void) | undefined
}

const REST_MS = 500

/**
 * Closes the server and then the runner on the first signal, so that calls under way still get their
 * answer: its result within the server's `drainMs`, else 503. The runner's processes have a second and a half more, so
 * that all has ended within 8 seconds by default. A second signal has its usual effect: it ends the process.
 *
 * @example
 * ```ts
 * const server = await createServer({ runner })
 * stopOnSignals({ server, runner })
 * await server.listen({ host: '127.0.0.1', port: 8080 })
 * ```
 */
export function stopOnSignals({
  server,
  runner,
  signals = ['SIGINT', 'SIGTERM'],
  onSignal: noteSignal,
  onStopped = () => process.exit(0),
}: StopOptions): void {
  async function stop() {
    noteSignal?.()
    for (const signal of signals) process.removeListener(signal, onSignal)
    try {
      await server.close()
    } finally {
      await runner.close({ signal: AbortSignal.timeout(REST_MS) })
    }
    onStopped()
  }
  const onSignal = () => void stop()
  for (const signal of signals) process.once(signal, onSignal)
}
