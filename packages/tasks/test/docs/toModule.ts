import { Script } from 'node:vm'
import ts from 'typescript'
import type { Entry } from './entries.ts'

const THROWS = 'throws: '

/** The comment after a statement: on its line, or alone on the lines below. */
function commentAfter({ text }: ts.SourceFile, node: ts.Node): string {
  const ranges =
    ts.getTrailingCommentRanges(text, node.end) ?? ts.getLeadingCommentRanges(text, node.end) ?? []
  return ranges.map(({ pos, end }) => text.slice(pos + '//'.length, end).trim()).join('\n')
}

/** Whether a comment is a value in full, and not words, a type or a value cut short. */
function isValue(comment: string): boolean {
  if (comment === '' || comment.includes('…')) return false
  try {
    return new Script(`(${comment})`) instanceof Script
  } catch {
    return false
  }
}

/** The check of what the comment after an expression says, if it says something. */
function checkOf(expression: string, comment: string): string | undefined {
  if (comment.startsWith(THROWS)) {
    const message = JSON.stringify(comment.slice(THROWS.length))
    return `expect(() => ${expression}).toThrow(${message})`
  }
  return isValue(comment) ? `expect(${expression}).toEqual(${comment})` : undefined
}

/** The code with a check in place of each expression whose value a comment tells. */
function withChecks(code: string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const changes: { start: number; end: number; text: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const text = checkOf(node.expression.getText(), commentAfter(source, node))
      if (text !== undefined) changes.push({ start: node.getStart(), end: node.end, text })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return changes.reduceRight(
    (rest, { start, end, text }) => rest.slice(0, start) + text + rest.slice(end),
    code,
  )
}

/** The lines that import what a piece of code uses and does not import itself. */
function importsFor(code: string, entries: readonly Entry[]): string[] {
  const imported = new Set<string>()
  return entries.map(({ specifier, exports }) => {
    const names = Object.keys(exports).filter((name) => {
      const isUsed = new RegExp(`(?<![\\w.'])${name}\\b`).test(code)
      return isUsed && !imported.has(name) && !new RegExp(`import .*\\b${name}\\b`).test(code)
    })
    for (const name of names) imported.add(name)
    return names.length === 0 ? '' : `import { ${names.join(', ')} } from '${specifier}'`
  })
}

/** An example as a module whose only function does what it shows and checks what it says. */
export function toModule(code: string, entries: readonly Entry[]): string {
  const lines = withChecks(code).split('\n')
  const isImport = (line: string) => line.startsWith('import ')
  return [
    "import { expect } from 'vitest'",
    ...lines.filter(isImport),
    ...importsFor(code, entries),
    'export default async () => {',
    ...lines.filter((line) => !isImport(line)),
    '}',
    '',
  ].join('\n')
}
