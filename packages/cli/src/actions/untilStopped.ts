const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Somebody asked the command to stop. */
export class StoppedError extends Error {
  override name = 'StoppedError'
}

/**
 * Turns Ctrl-C and the signals that end a process into an abort, so that everything is ended in
 * order. A second signal ends the process at once.
 */
export function untilStopped(): { signal: AbortSignal; promise: Promise<void> } {
  const controller = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130)
      controller.abort(new StoppedError(`Stopped by ${name}.`))
      resolve()
    })
  }
  return { signal: controller.signal, promise }
}
