import Prism from 'prismjs'
import 'prismjs/components/prism-bash.js'
import 'prismjs/components/prism-json.js'
import 'prismjs/components/prism-python.js'
import 'prismjs/components/prism-typescript.js'
import 'prismjs/components/prism-yaml.js'

/** What a piece of a program is, as far as it has a colour of its own. */
export type CodeKind = 'comment' | 'string' | 'keyword' | 'number' | 'function' | 'plain'

/** A piece of a program. */
export type CodePiece = readonly [kind: CodeKind, text: string]

export type CodeLanguage =
  'typescript' | 'javascript' | 'bash' | 'python' | 'json' | 'yaml' | 'markup'

const KINDS: Readonly<Record<string, CodeKind>> = {
  comment: 'comment',
  string: 'string',
  'template-string': 'string',
  'triple-quoted-string': 'string',
  keyword: 'keyword',
  boolean: 'keyword',
  builtin: 'keyword',
  number: 'number',
  function: 'function',
  property: 'function',
  parameter: 'plain',
  tag: 'keyword',
  'attr-name': 'function',
  'attr-value': 'string',
  key: 'function',
  script: 'plain',
}

function piecesOf(token: string | Prism.Token, outer: CodeKind): CodePiece[] {
  if (typeof token === 'string') return [[outer, token]]
  const kind = KINDS[token.type] ?? outer
  const { content } = token
  if (!Array.isArray(content)) return piecesOf(content, kind)
  return content.flatMap((part) => piecesOf(part, kind))
}

/** Joins neighbours of one kind. */
function joined(pieces: readonly CodePiece[]): CodePiece[] {
  const all: [CodeKind, string][] = []
  for (const [kind, text] of pieces) {
    const last = all.at(-1)
    if (last?.[0] === kind) last[1] += text
    else all.push([kind, text])
  }
  return all
}

/**
 * Cuts a program into pieces that have colours of their own: data, not markup. It runs when the pages
 * are built.
 *
 * @example
 * ```ts
 * highlight('const one = 1', 'typescript') // [['keyword', 'const'], ['plain', ' one = '], ['number', '1']]
 * ```
 */
export function highlight(code: string, language: CodeLanguage): CodePiece[] {
  const grammar = Prism.languages[language]
  if (grammar === undefined) return [['plain', code]]
  return joined(Prism.tokenize(code, grammar).flatMap((token) => piecesOf(token, 'plain')))
}
