import { isRecord } from '@taskmesh/errors'

/** Bytes that lie in a file of the folder. */
export class FileReference {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** How a language writes values. */
interface Notation {
  words: { true: string; false: string; null: string }
  key: (key: string) => string
  file: (name: string) => string
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

const quoted = (text: string) =>
  text.includes("'")
    ? JSON.stringify(text)
    : `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}'`

const TYPESCRIPT: Notation = {
  words: { true: 'true', false: 'false', null: 'null' },
  key: (key) => (IDENTIFIER.test(key) ? key : quoted(key)),
  file: (name) => `file(${quoted(name)})`,
}

const PYTHON: Notation = {
  words: { true: 'True', false: 'False', null: 'None' },
  key: (key) => JSON.stringify(key),
  file: (name) => `file(${JSON.stringify(name)})`,
}

const NOTATIONS = { typescript: TYPESCRIPT, python: PYTHON }

export type Language = keyof typeof NOTATIONS

const LONGEST_LINE = 80

/**
 * A value of JSON, in which {@link FileReference}s stand for files, as code that makes it.
 *
 * @param indent - what the lines after the first begin with.
 */
export function codeOf(value: unknown, language: Language, indent = ''): string {
  const { words, key, file } = NOTATIONS[language]
  if (value instanceof FileReference) return file(value.name)
  if (value === null || value === undefined) return words.null
  if (typeof value === 'boolean') return words[value ? 'true' : 'false']
  if (typeof value === 'string') {
    return language === 'typescript' ? quoted(value) : JSON.stringify(value)
  }
  if (typeof value !== 'object') return String(value)
  const inner = `${indent}${language === 'python' ? '    ' : '  '}`
  const isList = Array.isArray(value)
  const entries = isList
    ? value.map((item: unknown) => codeOf(item, language, inner))
    : Object.entries(isRecord(value) ? value : {})
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => `${key(name)}: ${codeOf(item, language, inner)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const line = entries.join(', ')
  const isShort = line.length + indent.length < LONGEST_LINE && !line.includes('\n')
  const gap = isList || language === 'python' || entries.length === 0 ? '' : ' '
  if (isShort) return `${open}${gap}${line}${gap}${close}`
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent}${close}`
}
