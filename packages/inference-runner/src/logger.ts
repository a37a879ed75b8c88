/** Where the runner and the server report what happens. Payloads are never passed to it. */
export interface Logger {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

function ignore(): void {}

/** A logger that says nothing: the default. */
export const silentLogger: Logger = { info: ignore, warn: ignore, error: ignore }
