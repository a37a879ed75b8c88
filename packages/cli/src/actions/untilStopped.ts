import { constants } from 'node:os'
import { isClosedPipe } from '../output/closedPipe.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

type StopSignal = (typeof SIGNALS)[number] | 'SIGPIPE'

/** The exit code that shells give a command which a signal has ended. */
function codeOf(signal: StopSignal): number {
  return 128 + constants.signals[signal]
}

/** Somebody asked the command to stop. */
export class StoppedError extends Error {
  override name = 'StoppedError'
  readonly exitCode: number

  constructor(signal: StopSignal) {
    super(`Stopped by ${signal}.`)
    this.exitCode = codeOf(signal)
  }
}

/**
 * Turns Ctrl-C, the signals that end a process and a reader who has gone into an abort, so that
 * everything is ended in order. A second signal ends the process at once.
 */
export function untilStopped(): { signal: AbortSignal; promise: Promise<void> } {
  const controller = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = (signal: StopSignal) => {
    controller.abort(new StoppedError(signal))
    resolve()
  }
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(codeOf(name))
      stop(name)
    })
  }
  process.stdout.on('error', (error) => {
    if (isClosedPipe(error)) stop('SIGPIPE')
  })
  return { signal: controller.signal, promise }
}
