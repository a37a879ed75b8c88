const EVENTS = 'text/event-stream'
const JSON_TYPES = ['application/json', 'application/*', '*/*']

/**
 * Whether a caller wants events rather than one JSON value.
 *
 * @param accept - the header `Accept`.
 *
 * @example
 * ```ts
 * wantsEvents('text/event-stream') // true
 * wantsEvents('application/json, text/event-stream') // false
 * ```
 */
export function wantsEvents(accept: string | undefined): boolean {
  const types = (accept ?? '').split(',').map((part) => {
    const [type = '', ...settings] = part.split(';').map((word) => word.trim().toLowerCase())
    const weight = settings.find((word) => word.startsWith('q='))
    return { type, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
  })
  const [first] = types
    .filter(({ type, weight }) => weight > 0 && (type === EVENTS || JSON_TYPES.includes(type)))
    .toSorted((a, b) => b.weight - a.weight)
  return first?.type === EVENTS
}
