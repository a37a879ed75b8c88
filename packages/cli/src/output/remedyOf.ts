import { UnsafeAddressError } from '@taskmesh/content'
import type { TaskmeshError } from '@taskmesh/errors'
import { UnknownTaskError } from '@taskmesh/tasks'

function isUnsafeAddress(cause: unknown): cause is UnsafeAddressError {
  return cause instanceof UnsafeAddressError
}

/**
 * Returns what a person at the command line can do about an error, where that is something else than
 * what the error says to a program.
 */
export function remedyOf(error: TaskmeshError): string | undefined {
  if (error instanceof UnknownTaskError) return '`taskmesh tasks` lists the tasks.'
  const unsafe = error.walk(isUnsafeAddress)
  if (unsafe === undefined) return undefined
  const { host = '<host>' } = unsafe
  return `Only public http(s) addresses are fetched. To allow a host of your own, name it with --allow-host ${host}.`
}
