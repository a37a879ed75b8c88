import { formatJson } from '../../form/formatJson.ts'
import { hasFields } from '../../form/records.ts'

/** What a model gives to a tool, as a page shows it. */
export type ToolArguments =
  /** An object of few values: each by its name. */
  | { type: 'fields'; fields: readonly { name: string; text: string }[] }
  | { type: 'json'; text: string }
  /** Text that is no JSON, though it should be. */
  | { type: 'broken'; text: string }

const MOST_FIELDS = 24
const LONGEST = 100_000

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : formatJson(value)
}

/**
 * Reads the arguments of a tool call, which a model wrote.
 *
 * @example
 * ```ts
 * readArguments('{"city":"Oslo"}') // { type: 'fields', fields: [{ name: 'city', text: 'Oslo' }] }
 * readArguments('{"city":') // { type: 'broken', text: '{"city":' }
 * ```
 */
export function readArguments(text: string): ToolArguments {
  if (text.length > LONGEST) return { type: 'broken', text }
  try {
    const value: unknown = JSON.parse(text)
    if (!hasFields(value) || Array.isArray(value)) return { type: 'json', text: formatJson(value) }
    const fields = Object.entries(value).map(([name, part]) => ({ name, text: textOf(part) }))
    return fields.length <= MOST_FIELDS
      ? { type: 'fields', fields }
      : { type: 'json', text: formatJson(value) }
  } catch {
    return { type: 'broken', text }
  }
}
