import { isRecord } from '@taskmesh/errors'

const WIDTH = 80

/** A piece of code that stands in a value as it is. */
export class Code {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** How a language writes values. */
interface Dialect {
  text: (value: string) => string
  key: (value: string) => string
  /** What stands inside the braces of an object that fits on its line. */
  space: string
  /** What each level of a value is indented by. */
  step: string
  /** What follows the last of several lines. */
  end: string
  constants: Readonly<Record<'true' | 'false' | 'null', string>>
}

function quote(value: string): string {
  const json = JSON.stringify(value)
  return value.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`
}

const javaScript: Dialect = {
  text: quote,
  key: (key) => {
    if (key === '__proto__') return "['__proto__']"
    return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key)
  },
  space: ' ',
  step: '  ',
  end: ',',
  constants: { true: 'true', false: 'false', null: 'null' },
}

const json: Dialect = {
  ...javaScript,
  text: (value) => JSON.stringify(value),
  key: (key) => JSON.stringify(key),
  end: '',
}

const python: Dialect = {
  text: (value) => JSON.stringify(value),
  key: (key) => JSON.stringify(key),
  space: '',
  step: '    ',
  end: ',',
  constants: { true: 'True', false: 'False', null: 'None' },
}

interface Place {
  indent: string
  /** Characters that stand before the value on its line. */
  before: number
}

function isNumbers(parts: readonly unknown[]): boolean {
  return parts.every((part) => typeof part === 'number')
}

/** Joins numbers to lines as long as they may be. */
function fillLines(parts: readonly string[], width: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last === undefined || last.length + part.length + 3 > width) lines.push(part)
    else lines[lines.length - 1] = `${last}, ${part}`
  }
  return lines
}

class Writer {
  readonly #dialect: Dialect

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  #lines(parts: readonly string[], [open, close]: readonly [string, string], place: Place): string {
    const { step, end } = this.#dialect
    const body = parts.map((part) => `${place.indent}${step}${part}`).join(',\n')
    return `${open}\n${body}${end}\n${place.indent}${close}`
  }

  #array(items: readonly unknown[], place: Place): string {
    const indent = place.indent + this.#dialect.step
    const parts = items.map((item) => this.write(item, { indent, before: indent.length }))
    const line = `[${parts.join(', ')}]`
    if (fits(line, place)) return line
    const lines = isNumbers(items) ? fillLines(parts, WIDTH - indent.length) : parts
    return this.#lines(lines, ['[', ']'], place)
  }

  #object(record: Record<string, unknown>, place: Place): string {
    const { key, space, step } = this.#dialect
    const indent = place.indent + step
    const parts = Object.entries(record).flatMap(([name, part]) => {
      if (part === undefined) return []
      if (part instanceof Code && part.text === name) return [name]
      const start = `${key(name)}: `
      const before = indent.length + start.length
      return [start + this.write(part, { indent, before })]
    })
    if (parts.length === 0) return '{}'
    const line = `{${space}${parts.join(', ')}${space}}`
    return fits(line, place) ? line : this.#lines(parts, ['{', '}'], place)
  }

  write(value: unknown, place: Place): string {
    const { text, constants } = this.#dialect
    if (value instanceof Code) return value.text
    if (typeof value === 'string') return text(value)
    if (typeof value === 'boolean') return constants[`${value}`]
    if (Array.isArray(value)) return this.#array(value, place)
    if (isRecord(value)) return this.#object(value, place)
    return value === null ? constants.null : String(value)
  }
}

function fits(line: string, { before }: Place): boolean {
  return !line.includes('\n') && before + line.length <= WIDTH
}

function written(dialect: Dialect, value: unknown, indent: string): string {
  return new Writer(dialect).write(value, { indent, before: indent.length })
}

/** A JSON value as JavaScript. */
export function toJavaScript(value: unknown, indent = ''): string {
  return written(javaScript, value, indent)
}

/** A JSON value as Python. */
export function toPython(value: unknown, indent = ''): string {
  return written(python, value, indent)
}

/** A JSON value as JSON in as few lines as are easy to read. */
export function toJson(value: unknown): string {
  return written(json, value, '')
}
