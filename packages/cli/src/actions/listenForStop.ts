import { constants } from 'node:os'
import { TaskmeshError } from '@taskmesh/errors'
import { isClosedPipe } from '../output/closedPipe.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

type StopSignal = (typeof SIGNALS)[number] | 'SIGPIPE'

/** The exit code that shells give a command which a signal has ended. */
function codeOf(signal: StopSignal): number {
  return 128 + constants.signals[signal]
}

/** A signal or a closed pipe stopped the command. */
export class StoppedError extends TaskmeshError {
  override name = 'StoppedError'
  readonly exitCode: number

  constructor(signal: StopSignal) {
    super(`Stopped by ${signal}.`, { code: 'STOPPED', actor: 'caller', retryable: true })
    this.exitCode = codeOf(signal)
  }
}

/**
 * Turns Ctrl-C, the signals that end a process and a closed standard output into an abort, so that
 * everything is ended in order. A second signal ends the process at once.
 *
 * @returns the signal, whose reason is a {@link StoppedError}, and a promise that resolves then.
 */
export function listenForStop(): { signal: AbortSignal; stopped: Promise<void> } {
  const controller = new AbortController()
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
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
  return { signal: controller.signal, stopped }
}
