import { walk } from '@taskmesh/errors'
import { StoppedError } from '../actions/listenForStop.ts'

function isStopped(cause: unknown): cause is StoppedError {
  return cause instanceof StoppedError
}

/** Returns the exit code of a command that an error has ended: that of a signal, or 1. */
export function exitCodeOf(error: unknown): number {
  return walk(error, isStopped)?.exitCode ?? 1
}
