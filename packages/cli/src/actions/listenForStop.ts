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
 * @returns the signal, whose reason is a {@link StoppedError}, a promise that resolves then, and a function that
 * leaves the signals to others.
 */
export function listenForStop(): {
  signal: AbortSignal
  stopped: Promise<void>
  release: () => void
} {
  const controller = new AbortController()
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  const stop = (signal: StopSignal) => {
    controller.abort(new StoppedError(signal))
    resolve()
  }
  const onSignal = (name: NodeJS.Signals) => {
    const known = SIGNALS.find((one) => one === name)
    if (known === undefined) return
    if (controller.signal.aborted) process.exit(codeOf(known))
    stop(known)
  }
  for (const name of SIGNALS) process.on(name, onSignal)
  const release = () => {
    for (const name of SIGNALS) process.removeListener(name, onSignal)
  }
  process.stdout.on('error', (error) => {
    if (isClosedPipe(error)) stop('SIGPIPE')
  })
  return { signal: controller.signal, stopped, release }
}
