import { marked, type Token } from 'marked'

/** What a reader does. */
export type Instruction =
  /** Begins a section, back in the first folder; what was left running is stopped. */
  | { type: 'section'; title: string }
  /** Saves a block under the name that the paragraph before it ends with. */
  | { type: 'file'; name: string; text: string }
  /** Types commands, or saves a program and runs it. */
  | Command

export interface Command {
  type: 'shell' | 'program'
  text: string
  /** Whether it stays open while the rest of the section is done. */
  isBackground: boolean
  /** What it prints, where the README says so. */
  prints: string | undefined
}

const NAMED = /`((?:[\w.-]+\/)*[\w-]*\.[\w.-]*\w)`:$/
const SHELLS = ['sh', 'bash']
const PROGRAMS = ['ts', 'js']

/** A block of code as a command; nothing when it is an excerpt, which only shows how something is written. */
function commandOf(language: string, words: readonly string[], text: string): Command | undefined {
  const isBackground = words.includes('background')
  const type = SHELLS.includes(language) ? 'shell' : 'program'
  if (type === 'program' && !(PROGRAMS.includes(language) && text.startsWith('import ')))
    return undefined
  return { type, text: `${text}\n`, isBackground, prints: undefined }
}

/**
 * Reads what a README has its readers do, in its order, by the conventions that CONTRIBUTING.md has:
 * a named block is a file, `sh` is typed, a program in `ts` is run, a block without a language after
 * them is what they print, and a block marked `excerpt` is only read.
 *
 * @example
 * ```ts
 * readInstructions('`a.mjs`:\n\n```js\nconsole.log(1)\n```\n\n```sh\nnode a.mjs\n```')
 * // [{ type: 'file', name: 'a.mjs', … }, { type: 'shell', text: 'node a.mjs\n', … }]
 * ```
 */
export function readInstructions(markdown: string): Instruction[] {
  const found: Instruction[] = []
  let before: Token | undefined
  let command: Command | undefined
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'space') continue
    const paragraph = before?.type === 'paragraph' ? before.raw.trim() : undefined
    const previous = before
    before = token
    if (token.type === 'heading') {
      if (token['depth'] <= 2) found.push({ type: 'section', title: String(token['text']) })
      continue
    }
    if (token.type !== 'code') continue
    const [language = '', ...words] = String(token['lang'] ?? '').split(' ')
    const text = String(token['text'])
    if (language === '') {
      const isOutput = previous?.type === 'code' || paragraph === 'It prints:'
      if (isOutput && command !== undefined) command.prints = `${text}\n`
      continue
    }
    command = undefined
    if (words.includes('excerpt')) continue
    const name = NAMED.exec(paragraph ?? '')?.[1]
    if (name !== undefined) {
      found.push({ type: 'file', name, text: `${text}\n` })
      continue
    }
    command = commandOf(language, words, text)
    if (command !== undefined) found.push(command)
  }
  return found
}
