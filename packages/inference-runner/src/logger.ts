/**
 * Where the runner and the server report what happens; a pino logger fits as it is. Payloads are
 * never passed to it.
 *
 * @example
 * ```ts
 * const runner = createRunner({ models, logger: pino() })
 * ```
 */
export interface Logger {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

function ignore(): void {}

/** A logger that writes nothing: the default. */
export const silentLogger: Logger = { info: ignore, warn: ignore, error: ignore }
