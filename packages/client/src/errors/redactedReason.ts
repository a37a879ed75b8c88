import { BaseError, HttpRequestError } from 'viem'

/** The host of a node that an HTTP request went to. */
function hostOf(error: BaseError): string | undefined {
  const failed = error.walk((cause) => cause instanceof HttpRequestError)
  return failed instanceof HttpRequestError && URL.canParse(failed.url)
    ? new URL(failed.url).host
    : undefined
}

function withHost(error: BaseError): string {
  const host = hostOf(error)
  return host === undefined ? error.shortMessage : `${host}: ${error.shortMessage}`
}

/** One line on what went wrong, without the paths and queries of URLs, which may carry keys. */
export function redactedReason(error: unknown): string {
  const text =
    error instanceof BaseError
      ? withHost(error)
      : error instanceof Error
        ? error.message
        : 'unknown reason'
  return text
    .replaceAll(/\w+:\/\/\S+/g, '(URL)')
    .split('\n')
    .slice(0, 2)
    .join(' ')
    .slice(0, 300)
}
