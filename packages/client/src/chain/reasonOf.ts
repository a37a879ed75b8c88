import { BaseError } from 'viem'

/** One line on what went wrong, without URLs, which may carry keys. */
export function reasonOf(error: unknown): string {
  const text =
    error instanceof BaseError
      ? error.shortMessage
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
