/**
 * When a server wants to be asked again by its header `Retry-After` (seconds, or a date) or OpenAI's `retry-after-ms`.
 *
 * @returns seconds from now, 0 for a date that is over; `undefined` when it says nothing that can be read.
 *
 * @example
 * ```ts
 * readRetryAfter(new Headers({ 'retry-after': '20' })) // 20
 * ```
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const milliseconds = headers.get('retry-after-ms')?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(milliseconds)) return Number(milliseconds) / 1000
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text)
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000)
}
