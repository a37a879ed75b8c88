import { reasonOf, walk } from '@taskmesh/errors'
import { BaseError, HttpRequestError } from 'viem'

const MAX_LENGTH = 300

/** The host of a node that an HTTP request went to. */
function hostOf(error: BaseError): string | undefined {
  const failed = walk(error, (cause) => cause instanceof HttpRequestError)
  return failed !== undefined && URL.canParse(failed.url) ? new URL(failed.url).host : undefined
}

function withHost(error: BaseError): string {
  const host = hostOf(error)
  return host === undefined ? error.shortMessage : `${host}: ${error.shortMessage}`
}

/**
 * Returns one line on what went wrong, without URLs: those of nodes may carry keys in their paths
 * and queries. Of an HTTP request it names the host.
 *
 * @example
 * ```ts
 * show(redactedReason(new Error('no answer of https://node.example/v1/secret')))
 * ```
 */
export function redactedReason(error: unknown): string {
  const reason = error instanceof BaseError ? withHost(error) : reasonOf(error)
  return reason
    .replaceAll(/\w+:\/\/\S+/g, '(URL)')
    .split('\n')
    .slice(0, 2)
    .join(' ')
    .slice(0, MAX_LENGTH)
}
