import type { ServerSentEvent } from './readEvents.ts'

/**
 * Writes one server-sent event, with the empty line that ends it. Data of several lines go into as many
 * `data` fields.
 *
 * @example
 * ```ts
 * writeEvent({ event: 'error', data: '{}' }) // 'event: error\ndata: {}\n\n'
 * ```
 */
export function writeEvent({ event, data }: ServerSentEvent): string {
  const lines = data.split(/\r\n|\n|\r/).map((line) => `data: ${line}\n`)
  return `${event === undefined ? '' : `event: ${event.replaceAll(/[\r\n]/g, ' ')}\n`}${lines.join('')}\n`
}
