import { asSchema, mediaKindOf, optionsOf, type JsonSchema } from '@taskmesh/tasks/json-schema'

const MAX_CHOICES = 12

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}

function typeOf(option: JsonSchema): string {
  const kind = mediaKindOf(option)
  if (kind !== undefined) return kind
  const { type, items, const: only, enum: choices } = option
  if (type === 'array') {
    const item = asSchema(items)
    return item === undefined ? 'array' : `array of ${describeType(item)}`
  }
  const value: unknown = only ?? choices?.[0]
  if (typeof type === 'string') return type
  return value === undefined ? 'any' : typeof value
}

/**
 * Names the type of a field: `string`, `image`, `array of number`, `string or integer`.
 *
 * @example
 * ```ts
 * describeType({ type: 'array', items: { type: 'number' } }) // 'array of number'
 * ```
 */
export function describeType(schema: JsonSchema): string {
  return unique(optionsOf(schema).map(typeOf)).join(' or ') || 'null'
}

/** A limit that every number of JSON keeps says nothing. */
function limit(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined
}

function numberRange({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): string {
  const [least, most] = [limit(minimum), limit(maximum)]
  const [above, below] = [limit(exclusiveMinimum), limit(exclusiveMaximum)]
  const from = above === undefined ? least : above
  const to = below === undefined ? most : below
  const number = (value: number) => value.toLocaleString('en')
  if (from !== undefined && to !== undefined) {
    const isOpen = above !== undefined || below !== undefined
    const ends = [above === undefined ? '≥' : '>', below === undefined ? '≤' : '<']
    return isOpen
      ? `${ends[0]} ${number(from)}, ${ends[1]} ${number(to)}`
      : `${number(from)} – ${number(to)}`
  }
  if (from !== undefined) return `${above === undefined ? '≥' : '>'} ${number(from)}`
  return to === undefined ? '' : `${below === undefined ? '≤' : '<'} ${number(to)}`
}

function sizeRange(least: unknown, most: unknown, unit: string): string {
  const range = numberRange({
    ...(typeof least === 'number' ? { minimum: least } : {}),
    ...(typeof most === 'number' ? { maximum: most } : {}),
  })
  return range === '' ? '' : `${range} ${unit}`
}

function choicesOf({ const: only, enum: choices }: JsonSchema): string[] {
  const values: readonly unknown[] = only === undefined ? (choices ?? []) : [only]
  const words = values.map((value) => JSON.stringify(value))
  return words.length > MAX_CHOICES ? [...words.slice(0, MAX_CHOICES), '…'] : words
}

function rangeOf(option: JsonSchema): string[] {
  if (mediaKindOf(option) !== undefined) return []
  const choices = choicesOf(option)
  if (choices.length > 0) return choices
  const { type, minLength, maxLength, minItems, maxItems } = option
  if (type === 'string') return [sizeRange(minLength, maxLength, 'characters')]
  if (type === 'array') return [sizeRange(minItems, maxItems, 'items')]
  return [numberRange(option)]
}

/**
 * Says in a few signs which values a field takes: `0 – 1`, `> 0`, `"none" · "simple"`.
 *
 * @returns an empty string where the schema sets no limit.
 */
export function describeRange(schema: JsonSchema): string {
  return unique(optionsOf(schema).flatMap(rangeOf))
    .filter((range) => range !== '')
    .join(' · ')
}
