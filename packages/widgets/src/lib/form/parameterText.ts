import type { ParameterField } from './parameterFields.ts'

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function readNumber(text: string): number | string {
  const value = Number(text)
  return Number.isNaN(value) ? text : value
}

/**
 * Reads what a person typed for a parameter. `undefined` for nothing; text that isn't of the
 * field's kind comes back as it is, so that the task's schema can say what is wrong with it.
 */
export function readParameter(kind: ParameterField['kind'], text: string): unknown {
  const isBlank = kind === 'list' || kind === 'text' ? text === '' : text.trim() === ''
  if (isBlank) return undefined
  if (kind === 'number' || kind === 'integer') return readNumber(text.trim())
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (kind === 'list') return text.split('\n').filter((line) => line !== '')
  return kind === 'json' ? readJson(text) : text
}

/** Writes a parameter's value as a person would type it. The opposite of {@link readParameter}. */
export function writeParameter(kind: ParameterField['kind'], value: unknown): string {
  if (value === undefined) return ''
  if (kind === 'list' && Array.isArray(value)) return value.join('\n')
  return kind === 'json' || typeof value === 'object' ? JSON.stringify(value) : String(value)
}
