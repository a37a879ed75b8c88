/** Most characters, and how deep values may lie in each other. */
const MAX_LENGTH = 64 * 1024
const MAX_DEPTH = 32

const SPACE = /\s*/y
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy
const WORD = /[A-Za-z_]\w*/y
const STRING = /(?:'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)")/y
const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|\n|([\s\S]))/gi
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' }
const WORDS: Readonly<Record<string, unknown>> = { True: true, False: false, None: null }

/**
 * Reads a literal of Python: a dict, list, tuple, string, number, `True`, `False` or `None`. Nothing is evaluated.
 *
 * @throws SyntaxError for anything else.
 *
 * @example
 * ```ts
 * readPythonLiteral("{'task': 'translation', 'device': -1, 'use_fast': True}")
 * // { task: 'translation', device: -1, use_fast: true }
 * ```
 */
export function readPythonLiteral(text: string): unknown {
  if (text.length > MAX_LENGTH) throw new SyntaxError(`more than ${MAX_LENGTH} characters`)
  let at = 0

  const fail = (): never => {
    throw new SyntaxError(`unexpected ${JSON.stringify(text.slice(at, at + 20))} at ${at}`)
  }
  function match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = at
    const found = pattern.exec(text) ?? undefined
    if (found !== undefined) at += found[0].length
    return found
  }
  function takes(character: string): boolean {
    match(SPACE)
    if (text[at] !== character) return false
    at += 1
    match(SPACE)
    return true
  }
  function readString(): string | undefined {
    const found = match(STRING)
    const inside = found?.[1] ?? found?.[2]
    return inside?.replace(ESCAPE, (_all, hex?: string, unicode?: string, one?: string) => {
      const code = hex ?? unicode
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
      return one === undefined ? '' : (ESCAPED[one] ?? one)
    })
  }
  function readItems(end: string, depth: number): unknown[] {
    const items: unknown[] = []
    while (!takes(end)) {
      items.push(read(depth + 1))
      if (!takes(',') && text[at] !== end) fail()
    }
    return items
  }
  function readDict(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = []
    while (!takes('}')) {
      const key = readString() ?? fail()
      if (!takes(':')) fail()
      entries.push([key, read(depth + 1)])
      if (!takes(',') && text[at] !== '}') fail()
    }
    return Object.fromEntries(entries)
  }
  function read(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new SyntaxError(`deeper than ${MAX_DEPTH}`)
    match(SPACE)
    if (takes('{')) return readDict(depth)
    if (takes('[')) return readItems(']', depth)
    if (takes('(')) return readItems(')', depth)
    const string = readString()
    if (string !== undefined) return string
    const number = match(NUMBER)?.[0]
    if (number !== undefined) return Number(number.replaceAll('_', ''))
    const start = at
    const word = match(WORD)?.[0] ?? ''
    if (Object.hasOwn(WORDS, word)) return WORDS[word]
    at = start
    return fail()
  }

  const value = read(0)
  match(SPACE)
  return at === text.length ? value : fail()
}
