import { InvalidCurlCommandError } from '../errors.ts'

/** How a shell writes words: what goes on at the end of a line, and what keeps a character as it is. */
export type Shell = 'posix' | 'cmd' | 'powershell'

/** Which shell a command was written for, by how its lines go on and its quotes are kept. */
export function shellOf(command: string): Shell {
  if (/`\r?\n/.test(command)) return 'powershell'
  return /\^\r?\n|\^["%&]|\s\^(?=\s|$)/.test(command) && !/\\\n/.test(command) ? 'cmd' : 'posix'
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  e: '\u001B',
  f: '\f',
  v: '\v',
  0: '\0',
}

const HEX = /^(?:x([\da-f]{1,2})|u([\da-f]{1,4})|U([\da-f]{1,8}))/i

/** Reads the words of a command, one character at a time: no expression that could run long. */
class Words {
  readonly #text: string
  readonly #shell: Shell
  #at = 0

  constructor(text: string, shell: Shell) {
    this.#text = text
    this.#shell = shell
  }

  /** The next word; `undefined` at the end of the command. */
  next(): string | undefined {
    this.#skipSpace()
    if (this.#isEnd()) return undefined
    const parts: string[] = []
    while (!this.#isEnd() && !/\s/.test(this.#peek())) parts.push(this.#part())
    return parts.join('')
  }

  /** What comes after the line that is read: the lines of a here-document. */
  get linesAfter(): string[] {
    const end = this.#text.indexOf('\n', this.#at)
    return end === -1 ? [] : this.#text.slice(end + 1).split(/\r?\n/)
  }

  #peek(): string {
    return this.#text[this.#at] ?? ''
  }

  #take(): string {
    const character = this.#peek()
    this.#at += 1
    return character
  }

  #isEnd(): boolean {
    return this.#at >= this.#text.length
  }

  #isLineEnd(at: number): number {
    if (this.#text[at] === '\n') return 1
    return this.#text.startsWith('\r\n', at) ? 2 : 0
  }

  #skipSpace(): void {
    for (;;) {
      const joined = this.#isJoin() ? this.#isLineEnd(this.#at + 1) : 0
      if (joined > 0) this.#at += 1 + joined
      else if (!this.#isEnd() && /\s/.test(this.#peek())) this.#at += 1
      else return
    }
  }

  /** Whether here stands what makes a line go on. */
  #isJoin(): boolean {
    return this.#peek() === { posix: '\\', cmd: '^', powershell: '`' }[this.#shell]
  }

  #part(): string {
    const character = this.#take()
    if (this.#shell === 'cmd') return this.#cmdPart(character)
    if (character === "'") return this.#single()
    if (character === '"') return this.#double()
    if (character === '$' && this.#shell === 'posix' && this.#peek() === "'") {
      this.#at += 1
      return this.#ansi()
    }
    const escape = this.#shell === 'posix' ? '\\' : '`'
    return character === escape ? this.#escaped() : character
  }

  #escaped(): string {
    const skipped = this.#isLineEnd(this.#at)
    this.#at += skipped
    return skipped > 0 ? '' : this.#take()
  }

  #until(close: string, read: (character: string) => string | undefined): string {
    const parts: string[] = []
    while (!this.#isEnd()) {
      const character = this.#take()
      const part = read(character)
      if (part !== undefined) parts.push(part)
      else if (character === close) return parts.join('')
      else parts.push(character)
    }
    throw new InvalidCurlCommandError(`a quote (${close}) is not closed. Paste the whole command.`)
  }

  #single(): string {
    return this.#until("'", (character) => {
      if (this.#shell !== 'powershell' || character !== "'" || this.#peek() !== "'")
        return undefined
      return this.#take()
    })
  }

  #double(): string {
    return this.#until('"', (character) => {
      if (this.#shell === 'powershell') {
        if (character === '`' || character === '\\') return this.#keep('"`$\\', character)
        return character === '"' && this.#peek() === '"' ? this.#take() : undefined
      }
      return character === '\\' ? this.#keep('"\\$`', character) : undefined
    })
  }

  /** A character after an escape, without the escape where the shell takes it away. */
  #keep(known: string, escape: string): string {
    if (this.#isLineEnd(this.#at) > 0) return this.#escaped()
    return known.includes(this.#peek()) && !this.#isEnd() ? this.#take() : escape
  }

  #ansi(): string {
    return this.#until("'", (character) => {
      if (character !== '\\') return undefined
      const [whole = '', ...digits] = HEX.exec(this.#text.slice(this.#at, this.#at + 9)) ?? []
      const code = Number.parseInt(digits.find((one) => one !== undefined) ?? '', 16)
      if (whole !== '' && code <= 0x10_ff_ff) {
        this.#at += whole.length
        return String.fromCodePoint(code)
      }
      const escaped = this.#take()
      return ESCAPES[escaped] ?? escaped
    })
  }

  /** cmd: `^` keeps a character, `"` opens what `"` closes, and in there `\"` and `""` are a quote. */
  #cmdPart(character: string): string {
    if (character === '^') return this.#peek() === '"' ? this.#cmdQuoted('^') : this.#escaped()
    if (character === '\\' && this.#peek() === '"') return this.#take()
    return character === '"' ? this.#cmdQuotedBody('') : character
  }

  #cmdQuoted(caret: string): string {
    this.#at += 1
    return this.#cmdQuotedBody(caret)
  }

  #cmdQuotedBody(caret: string): string {
    const parts: string[] = []
    while (!this.#isEnd()) {
      const part = this.#cmdCharacter(caret)
      if (part === undefined) return parts.join('')
      parts.push(part)
    }
    throw new InvalidCurlCommandError('a quote (") is not closed. Paste the whole command.')
  }

  /** A character inside of quotes; `undefined` for the quote that closes them. */
  #cmdCharacter(caret: string): string | undefined {
    const rest = this.#text.slice(this.#at, this.#at + 6)
    const escaped = [`${caret}\\${caret}"`, `\\${caret}"`, '\\"', `${caret}"${caret}"`, '""'].find(
      (form) => rest.startsWith(form),
    )
    if (escaped !== undefined) {
      this.#at += escaped.length
      return '"'
    }
    if (rest.startsWith('\\\\')) {
      this.#at += 2
      return '\\'
    }
    if (caret !== '' && rest.startsWith('^"')) {
      this.#at += 2
      return undefined
    }
    const character = this.#take()
    if (character === '"' && caret === '') return undefined
    return character === '^' && caret !== '' ? this.#escaped() : character
  }
}

/** A command as its words, with the lines that follow it. */
export interface ShellCommand {
  words: string[]
  linesAfter: string[]
}

/** Most words of a command that somebody would paste. */
const MAX_WORDS = 2000

/** Words that end a command: what comes after them is another one. */
const ENDS = new Set(['|', '||', '&&', ';', '&', '>', '>>', '2>&1'])

/**
 * Splits a command into words as its shell does.
 *
 * @throws InvalidCurlCommandError when a quote is not closed, or it has far too many words.
 */
export function shellWords(command: string): ShellCommand {
  const reader = new Words(command, shellOf(command))
  const words: string[] = []
  let linesAfter: string[] = []
  for (let word = reader.next(); word !== undefined; word = reader.next()) {
    if (ENDS.has(word)) break
    if (words.length >= MAX_WORDS) throw new InvalidCurlCommandError('it has too many words.')
    words.push(word)
    if (word.startsWith('<<') && !word.startsWith('<<<')) {
      if (word === '<<' || word === '<<-') words.push(reader.next() ?? '')
      linesAfter = reader.linesAfter
      break
    }
  }
  return { words, linesAfter }
}
