import { InvalidCurlCommandError } from '../errors.ts'
import { isCurl } from './isCurl.ts'
import { LONG_WITH_VALUE, SHORT_WITH_VALUE } from './curlOptions.ts'
import { shellWords, type ShellCommand } from './shellWords.ts'

/** What a `curl` command would send. */
export interface CurlCall {
  /** The address as it is written; `''` when there is none. */
  url: string
  /** The body, as its parts joined; `undefined` without one. */
  body: string | undefined
  /** The fields of a form, with `@file` for one of a disk. */
  form: readonly (readonly [name: string, value: string])[]
}

interface Option {
  name: string
  value: string
}

/** The option that a word begins, with the words that it leaves. */
interface Step {
  option: Option | undefined
  /** How many of the words it has used. */
  used: number
}

function longOption(word: string, next: string | undefined): Step {
  const [, name = '', given] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? []
  if (!LONG_WITH_VALUE.has(name)) return { option: { name, value: '' }, used: 1 }
  if (given !== undefined) return { option: { name, value: given }, used: 1 }
  return { option: { name, value: next ?? '' }, used: 2 }
}

/** Letters may stand together, and a value right after its letter: `-sSXPOST`. */
function shortOption(word: string, next: string | undefined): Step {
  for (let at = 1; at < word.length; at += 1) {
    const name = SHORT_WITH_VALUE[word[at] ?? '']
    if (name === undefined) continue
    const rest = word.slice(at + 1).replace(/^=/, '')
    return rest === ''
      ? { option: { name, value: next ?? '' }, used: 2 }
      : { option: { name, value: rest }, used: 1 }
  }
  return { option: undefined, used: 1 }
}

function stepAt(words: readonly string[], at: number): Step {
  const word = words[at] ?? ''
  const next = words[at + 1]
  if (word.startsWith('<<<'))
    return {
      option: { name: 'here', value: word.slice(3) || (next ?? '') },
      used: word === '<<<' ? 2 : 1,
    }
  if (word.startsWith('--') && word !== '--') return longOption(word, next)
  if (word.startsWith('-') && word !== '-' && word !== '--') return shortOption(word, next)
  return { option: word === '--' ? undefined : { name: 'url', value: word }, used: 1 }
}

function optionsOf(words: readonly string[]): Option[] {
  const options: Option[] = []
  for (let at = 0; at < words.length;) {
    const { option, used } = stepAt(words, at)
    if (option !== undefined) options.push(option)
    at += used
  }
  return options
}

/** The text between `<<EOF` and `EOF`. */
function hereDocument({ words, linesAfter }: ShellCommand): string | undefined {
  const at = words.findIndex((word) => word.startsWith('<<') && !word.startsWith('<<<'))
  if (at === -1) return undefined
  const mark = words[at]?.replace(/^<<-?/, '') || words[at + 1] || ''
  const end = linesAfter.findIndex((line) => line.trim() === mark)
  if (end === -1)
    throw new InvalidCurlCommandError(`the line “${mark}” that ends its text is missing.`)
  return linesAfter.slice(0, end).join('\n')
}

const DATA = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'json', 'data-urlencode'])

function fileProblem(name: string): InvalidCurlCommandError {
  return new InvalidCurlCommandError(
    `it sends the file “${name}” of a disk, which a page cannot read. Choose the file in the form instead.`,
  )
}

function dataOf({ name, value }: Option, standardInput: string | undefined): string {
  if (name === 'data-raw' || !value.startsWith('@')) return value
  if (value === '@-' && standardInput !== undefined) return standardInput
  throw fileProblem(value.slice(1))
}

function bodyOf(options: readonly Option[], standardInput: string | undefined): string | undefined {
  const upload = options.find(({ name }) => name === 'upload-file')
  if (upload !== undefined && upload.value !== '-') throw fileProblem(upload.value)
  const parts = options.filter(({ name }) => DATA.has(name))
  if (parts.length === 0) return upload === undefined ? undefined : standardInput
  const separator = parts.every(({ name }) => name === 'json') ? '' : '&'
  return parts.map((part) => dataOf(part, standardInput)).join(separator)
}

function fieldOf({ value }: Option): readonly [string, string] {
  const at = value.indexOf('=')
  return at === -1 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)]
}

/** Most characters of a command: more than the media of any request. */
export const MAX_CURL_LENGTH = 30_000_000

/**
 * Reads a `curl` command as a shell and curl would, without running anything: in the quotes of POSIX
 * shells, of cmd and of PowerShell, with its text in a here-document or the command itself. What only
 * says how to send it (headers, keys, proxies) is not kept.
 *
 * @throws InvalidCurlCommandError when it is no such command, is cut, or sends a file of a disk.
 *
 * @example
 * ```ts
 * parseCurl(`curl https://example.com/v1/tasks/translation --data '{"inputs":"Hello"}'`)
 * // { url: 'https://example.com/v1/tasks/translation', body: '{"inputs":"Hello"}', form: [] }
 * ```
 */
export function parseCurl(text: string): CurlCall {
  if (!isCurl(text)) throw new InvalidCurlCommandError('it does not begin with “curl”.')
  if (text.length > MAX_CURL_LENGTH) throw new InvalidCurlCommandError('it is too long.')
  const start = text.search(/curl(?:\.exe)?\s/i)
  const command = shellWords(text.slice(start))
  const document = hereDocument(command)
  const end = command.words.findIndex((word) => word.startsWith('<<') && !word.startsWith('<<<'))
  const words = command.words.slice(1, end === -1 ? undefined : end)
  const options = optionsOf(words)
  const here = options.find(({ name }) => name === 'here')?.value
  return {
    url: options.find(({ name }) => name === 'url')?.value ?? '',
    body: bodyOf(options, document ?? here),
    form: options.filter(({ name }) => name === 'form' || name === 'form-string').map(fieldOf),
  }
}
