import { formatBytes } from '../media/mediaFacts.ts'

const MEDIA = /^(an? .+) as an http\(s\) URL, .* of at most (\d+) bytes$/

function expectedWords(expected: string): string {
  const [, name, bytes] = MEDIA.exec(expected) ?? []
  if (name === undefined) return expected
  return `${name} of at most ${formatBytes(Number(bytes))}, from a file or an address that begins with http:// or https://`
}

/**
 * What is wrong with a value, in words that fit after the label of its field.
 *
 * @example
 * ```ts
 * issueWords({ path: 'inputs', message: 'inputs: expected a text, got 42', expected: 'a text' }) // 'a text'
 * issueWords({ path: 'inputs', message: 'inputs: too dark' }) // 'too dark'
 * ```
 */
export function issueWords(issue: { path: string; message: string; expected?: string }): string {
  const { path, message, expected } = issue
  const prefix = `${path}: `
  const words = path !== '' && message.startsWith(prefix) ? message.slice(prefix.length) : message
  const isUsual = expected !== undefined && words.startsWith(`expected ${expected}`)
  return isUsual ? expectedWords(expected) : words
}
