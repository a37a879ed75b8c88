import { StoppedError } from '../actions/untilStopped.ts'

/** The exit code of a command that an error has ended: that of a signal, or 1. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof StoppedError) return error.exitCode
  return error instanceof Error && error.cause !== undefined ? exitCodeOf(error.cause) : 1
}
